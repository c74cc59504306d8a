package io.tidemark.views.delta;

import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.defaults.internal.parquet.ParquetFileReader.BatchReadSupport;
import io.delta.kernel.defaults.internal.parquet.ParquetFilterUtils;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/**
 * The pages of a Parquet file that may contain rows that meet a predicate, as kernel batches.
 *
 * <p>The kernel's own reader can only skip whole row groups. Files here have one row group, sorted
 * by ticker, or by year and then ticker, so it would read a million rows to find those of one
 * ticker; the column index leads to the few pages with its rows.
 */
final class FilteredFile implements CloseableIterator<ColumnarBatch> {
  private static final int BATCH_ROWS = 4096;

  private final BatchReadSupport support;
  private final ParquetReader<Object> reader;
  private boolean waiting;

  /**
   * @param columns columns of the batches, by their names in the file
   */
  FilteredFile(Path file, StructType columns, Predicate predicate) throws IOException {
    this.support = new BatchReadSupport(BATCH_ROWS, columns);
    InputFile input = new LocalInputFile(file);
    this.reader =
        new Builder(input, support)
            .withFilter(
                ParquetFilterUtils.toParquetFilter(schema(input), predicate)
                    .map(FilterCompat::get)
                    .orElse(FilterCompat.NOOP))
            .useStatsFilter(true)
            .useDictionaryFilter(true)
            .useColumnIndexFilter(true)
            // The caller checks each row anyway.
            .useRecordFilter(false)
            .useBloomFilter(false)
            .build();
  }

  private static MessageType schema(InputFile input) throws IOException {
    // Options are passed explicitly, since Hadoop would parse its defaults again for each file.
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader footer = ParquetFileReader.open(input, options)) {
      return footer.getFileMetaData().getSchema();
    }
  }

  @Override
  public boolean hasNext() {
    try {
      waiting = waiting || reader.read() != null;
      return waiting;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ColumnarBatch next() {
    int rows = 0;
    while (rows < BATCH_ROWS && hasNext()) {
      waiting = false;
      support.finalizeCurrentRow(reader.getCurrentRowIndex());
      rows++;
    }
    if (rows == 0) {
      throw new NoSuchElementException();
    }
    return support.getDataAsColumnarBatch(rows);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static final class Builder extends ParquetReader.Builder<Object> {
    private final BatchReadSupport support;

    Builder(InputFile file, BatchReadSupport support) {
      super(file, new PlainParquetConfiguration());
      this.support = support;
    }

    @Override
    protected ReadSupport<Object> getReadSupport() {
      return support;
    }
  }
}

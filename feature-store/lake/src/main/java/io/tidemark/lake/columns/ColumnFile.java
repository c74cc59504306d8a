package io.tidemark.lake.columns;

import io.tidemark.lake.columns.ColumnValues.Days;
import io.tidemark.lake.columns.ColumnValues.Doubles;
import io.tidemark.lake.columns.ColumnValues.Micros;
import io.tidemark.lake.columns.ColumnValues.Texts;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A Parquet file that is written from arrays. Numbers are stored as in memory and uncompressed,
 * since the last digits of computed numbers do not compress; texts are stored as runs of dictionary
 * entries. Pages are short and cover the same rows in every column, so a reader of one ticker reads
 * few other rows.
 */
public final class ColumnFile implements Closeable {
  private static final long ROW_GROUP_BYTES = 1L << 30;

  /** Several years of a daily ticker; the overhead of a page is about fifty bytes. */
  private static final int PAGE_ROWS = 2_048;

  private static final CompressionCodecName PLAIN = CompressionCodecName.UNCOMPRESSED;

  private final List<ColumnDescriptor> columns;
  private final ParquetFileWriter writer;
  private final Map<String, String> least = new TreeMap<>();
  private final Map<String, String> greatest = new TreeMap<>();
  private long rows;

  /**
   * A finished file.
   *
   * @param bytes its size
   * @param least the smallest text or day of each text or day column
   * @param greatest the largest one
   */
  public record Written(
      long bytes, long rows, Map<String, String> least, Map<String, String> greatest)
      implements Serializable {}

  /**
   * Begins a file.
   *
   * @param fields the table's columns: texts, days, times and numbers
   */
  public ColumnFile(Path file, StructType fields, Configuration conf) throws IOException {
    MessageType schema = required(fields);
    columns = schema.getColumns();
    writer =
        new ParquetFileWriter(
            HadoopOutputFile.fromPath(file, conf),
            schema,
            ParquetFileWriter.Mode.CREATE,
            ROW_GROUP_BYTES,
            0,
            null,
            ParquetProperties.builder().build());
    writer.start();
  }

  /** Adds a row group. */
  public void add(RowGroup group) throws IOException {
    writer.startBlock(group.rows());
    for (int i = 0; i < group.columns().size(); i++) {
      ColumnDescriptor column = columns.get(i);
      writer.startColumn(column, group.rows(), PLAIN);
      pages(column, group.columns().get(i));
      writer.endColumn();
    }
    writer.endBlock();
    rows += group.rows();
  }

  /**
   * Ends the file.
   *
   * @param metadata stored in it in addition to the schema
   */
  public Written finish(Map<String, String> metadata) throws IOException {
    writer.end(metadata);
    return new Written(writer.getPos(), rows, least, greatest);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private void pages(ColumnDescriptor column, ColumnValues values) throws IOException {
    Map<String, Integer> places =
        values instanceof Texts texts ? dictionary(column, texts) : Map.of();
    for (ColumnValues part : values.cut(PAGE_ROWS)) {
      if (part instanceof Doubles doubles) {
        page(column, doubles);
      } else if (part instanceof Days days) {
        page(column, days);
      } else if (part instanceof Micros micros) {
        page(column, micros);
      } else if (part instanceof Texts texts) {
        page(column, texts, places);
      }
    }
  }

  private void page(ColumnDescriptor column, Doubles doubles) throws IOException {
    ByteBuffer bytes = buffer(doubles.size() * Double.BYTES);
    for (double[] part : doubles.parts()) {
      bytes.asDoubleBuffer().put(part);
      bytes.position(bytes.position() + part.length * Double.BYTES);
    }
    page(doubles.size(), bytes.flip(), none(column), Encoding.PLAIN);
  }

  private void page(ColumnDescriptor column, Days days) throws IOException {
    ByteBuffer bytes = buffer(days.size() * Integer.BYTES);
    bytes.asIntBuffer().put(days.days());
    bytes.position(bytes.capacity());
    Statistics<?> statistics = none(column);
    LocalDate first = days.first();
    LocalDate last = days.last();
    statistics.updateStats((int) first.toEpochDay());
    statistics.updateStats((int) last.toEpochDay());
    note(column, first.toString(), last.toString());
    page(days.size(), bytes.flip(), statistics, Encoding.PLAIN);
  }

  private void page(ColumnDescriptor column, Micros micros) throws IOException {
    ByteBuffer bytes = buffer(micros.size() * Long.BYTES);
    bytes.asLongBuffer().put(micros.micros());
    bytes.position(bytes.capacity());
    Statistics<?> statistics = none(column);
    for (long time : micros.micros()) {
      statistics.updateStats(time);
    }
    page(micros.size(), bytes.flip(), statistics, Encoding.PLAIN);
  }

  /** Writes the dictionary of a column of texts; returns the index of each text. */
  private Map<String, Integer> dictionary(ColumnDescriptor column, Texts texts) throws IOException {
    Map<String, Integer> places = new LinkedHashMap<>();
    texts.texts().forEach(text -> places.putIfAbsent(text, places.size()));
    note(
        column,
        places.keySet().stream().min(String::compareTo).orElseThrow(),
        places.keySet().stream().max(String::compareTo).orElseThrow());
    writer.writeDictionaryPage(dictionary(places));
    return places;
  }

  private void page(ColumnDescriptor column, Texts texts, Map<String, Integer> places)
      throws IOException {
    Statistics<?> statistics = none(column);
    texts.texts().forEach(text -> statistics.updateStats(Binary.fromString(text)));
    page(texts.size(), runs(texts, places), statistics, Encoding.RLE_DICTIONARY);
  }

  private static DictionaryPage dictionary(Map<String, Integer> places) {
    List<byte[]> texts =
        places.keySet().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    ByteBuffer bytes = buffer(texts.stream().mapToInt(text -> text.length + Integer.BYTES).sum());
    texts.forEach(text -> bytes.putInt(text.length).put(text));
    return new DictionaryPage(BytesInput.from(bytes.flip()), places.size(), Encoding.PLAIN);
  }

  /**
   * Parquet's run-length encoding: the width of an index in bits, then the length and index of each
   * run.
   */
  private static ByteBuffer runs(Texts texts, Map<String, Integer> places) {
    int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(places.size() - 1));
    int width = (bits + Byte.SIZE - 1) / Byte.SIZE;
    ByteBuffer bytes = buffer(1 + texts.lengths().length * (Integer.BYTES + 1 + width));
    bytes.put((byte) bits);
    for (int run = 0; run < texts.lengths().length; run++) {
      int header = texts.lengths()[run] << 1;
      for (; header >= 0x80; header >>>= 7) {
        bytes.put((byte) (header | 0x80));
      }
      bytes.put((byte) header);
      int place = places.get(texts.texts().get(run));
      for (int b = 0; b < width; b++) {
        bytes.put((byte) (place >>> (Byte.SIZE * b)));
      }
    }
    return bytes.flip();
  }

  private void page(int values, ByteBuffer bytes, Statistics<?> statistics, Encoding encoding)
      throws IOException {
    writer.writeDataPage(
        values,
        bytes.remaining(),
        BytesInput.from(bytes),
        statistics,
        values,
        Encoding.RLE,
        Encoding.RLE,
        encoding);
  }

  private void note(ColumnDescriptor column, String first, String last) {
    String name = column.getPath()[0];
    least.merge(name, first, (a, b) -> a.compareTo(b) < 0 ? a : b);
    greatest.merge(name, last, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  private static Statistics<?> none(ColumnDescriptor column) {
    return Statistics.createStats(column.getPrimitiveType());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The Parquet schema that Spark uses for these types, but with required values. */
  static MessageType required(StructType fields) {
    Type[] types = new Type[fields.size()];
    for (int i = 0; i < types.length; i++) {
      StructField field = fields.fields()[i];
      types[i] = type(field.dataType()).named(field.name());
    }
    return new MessageType("spark_schema", types);
  }

  private static Types.PrimitiveBuilder<PrimitiveType> type(DataType type) {
    if (type.equals(DataTypes.DoubleType)) {
      return Types.required(PrimitiveTypeName.DOUBLE);
    }
    if (type.equals(DataTypes.DateType)) {
      return Types.required(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType());
    }
    if (type.equals(DataTypes.TimestampType)) {
      return Types.required(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS));
    }
    if (type.equals(DataTypes.StringType)) {
      return Types.required(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType());
    }
    throw new IllegalArgumentException(
        "a column of type %s cannot be written as arrays; only texts, days, times and doubles can"
            .formatted(type.simpleString()));
  }
}

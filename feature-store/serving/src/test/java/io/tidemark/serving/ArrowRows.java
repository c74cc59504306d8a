package io.tidemark.serving;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/**
 * The content of an Arrow stream.
 *
 * @param about metadata of its schema
 * @param rows one cell per column: text, LocalDate, Instant, Double, Boolean, null
 */
public record ArrowRows(List<String> names, Map<String, String> about, List<List<Object>> rows) {
  public static final String MEDIA_TYPE = "application/vnd.apache.arrow.stream";

  public static ArrowRows of(byte[] stream) {
    List<List<Object>> rows = new ArrayList<>();
    try (RootAllocator memory = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(stream), memory)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      while (reader.loadNextBatch()) {
        for (int i = 0; i < root.getRowCount(); i++) {
          List<Object> row = new ArrayList<>();
          for (FieldVector vector : root.getFieldVectors()) {
            row.add(value(vector, i));
          }
          rows.add(row);
        }
      }
      List<String> names = root.getFieldVectors().stream().map(FieldVector::getName).toList();
      return new ArrowRows(names, root.getSchema().getCustomMetadata(), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object value(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector instanceof DateDayVector dates) {
      return LocalDate.ofEpochDay(dates.get(row));
    }
    if (vector instanceof TimeStampMicroTZVector times) {
      return Instant.EPOCH.plusNanos(times.get(row) * 1000);
    }
    Object value = vector.getObject(row);
    return value instanceof Double || value instanceof Boolean ? value : value.toString();
  }
}

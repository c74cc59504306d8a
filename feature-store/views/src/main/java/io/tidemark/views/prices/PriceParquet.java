package io.tidemark.views.prices;

import io.tidemark.views.delta.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Prices as a Parquet file: a date, doubles that may be null, the status, an instant in UTC. */
public final class PriceParquet {
  private static final MessageType SCHEMA =
      Types.buildMessage()
          .required(PrimitiveTypeName.INT32)
          .as(LogicalTypeAnnotation.dateType())
          .named("date")
          .optional(PrimitiveTypeName.DOUBLE)
          .named("open")
          .optional(PrimitiveTypeName.DOUBLE)
          .named("high")
          .optional(PrimitiveTypeName.DOUBLE)
          .named("low")
          .optional(PrimitiveTypeName.DOUBLE)
          .named("close")
          .optional(PrimitiveTypeName.DOUBLE)
          .named("volume")
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("status")
          .required(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
          .named("known_at")
          .named("prices");

  private PriceParquet() {}

  /** Writes the complete file, replacing an existing one. */
  public static void write(Path file, List<PriceRow> rows) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(part))
            .withConf(new PlainParquetConfiguration())
            .withType(SCHEMA)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build()) {
      SimpleGroupFactory groups = new SimpleGroupFactory(SCHEMA);
      for (PriceRow row : rows) {
        writer.write(group(groups.newGroup(), row));
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Group group(Group group, PriceRow row) {
    group.add("date", Math.toIntExact(row.date().toEpochDay()));
    number(group, "open", row.open());
    number(group, "high", row.high());
    number(group, "low", row.low());
    number(group, "close", row.close());
    number(group, "volume", row.volume());
    group.add("status", row.status());
    group.add("known_at", Micros.of(row.knownAt()));
    return group;
  }

  private static void number(Group group, String name, double value) {
    if (!Double.isNaN(value)) {
      group.add(name, value);
    }
  }
}

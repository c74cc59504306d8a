package io.tidemark.ingest.files;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.lake.LocalPaths;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * A Parquet file, or a folder of them, whose cells are read as text. Times have microseconds. A
 * time with a zone is read in UTC, one without a zone unchanged, and one whose column has a zone in
 * pandas' metadata with that zone's offset, so that its date is the date in that zone.
 *
 * @param table the rows
 * @param names names of the columns
 * @param texts the columns as text, in the same order
 * @param instants names of the columns whose type says that their times are UTC
 */
record ParquetTable(
    Dataset<Row> table, List<String> names, List<Column> texts, Set<String> instants) {
  private static final String ENDING = ".parquet";
  private static final int MAGIC_LENGTH = 4;
  private static final int NANOS_A_MICRO = 1_000;

  /**
   * Opens the table without reading rows.
   *
   * @throws UserFault naming the reason if it cannot be read
   */
  static ParquetTable open(SparkSession spark, ImportedFile file) {
    Path path = Path.of(file.path());
    Map<String, TimestampLogicalTypeAnnotation> times = new HashMap<>();
    Map<String, ZoneId> zones = new HashMap<>();
    Dataset<Row> table;
    try {
      FileMetaData footer = footer(path, file);
      for (Type column : footer.getSchema().getFields()) {
        if (column.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time) {
          times.put(column.getName(), time);
        }
      }
      zones.putAll(zones(footer.getKeyValueMetaData().get("pandas")));
      table = LocalPaths.parquet(spark, List.of(path));
    } catch (UserFault e) {
      throw e;
    } catch (Exception e) {
      // Spark throws checked exceptions without declaring them.
      throw new UserFault(
          "file '%s' cannot be read as Parquet: %s; write it again, or import the table as CSV"
              .formatted(file.path(), innermost(e)),
          e);
    }
    List<String> names = List.of(table.columns());
    List<Column> texts = new ArrayList<>();
    Set<String> instants = new HashSet<>();
    for (StructField field : table.schema().fields()) {
      Column column = col("`" + field.name().replace("`", "``") + "`");
      TimestampLogicalTypeAnnotation time = times.get(field.name());
      boolean nanos = time != null && time.getUnit() == TimeUnit.NANOS;
      if (nanos && field.dataType().equals(DataTypes.LongType)) {
        column = timestamp_micros(wholeMicros(column));
      }
      boolean instant =
          nanos ? time.isAdjustedToUTC() : field.dataType().equals(DataTypes.TimestampType);
      if (instant && zones.containsKey(field.name())) {
        column = local(column, zones.get(field.name()));
      } else if (instant) {
        instants.add(field.name());
      }
      texts.add(column.cast("string"));
    }
    return new ParquetTable(table, names, texts, instants);
  }

  SurveyedFile.TableHead head() {
    return new SurveyedFile.TableHead(names, instants);
  }

  /** All records with some of the columns; one partition is in memory at a time. */
  Iterator<Map<String, String>> records(List<String> columns) {
    Column[] wanted =
        columns.stream().map(column -> texts.get(names.indexOf(column))).toArray(Column[]::new);
    Iterator<Row> rows = table.select(wanted).toLocalIterator();
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
        .map(row -> record(row, columns))
        .iterator();
  }

  static Map<String, String> record(Row row, List<String> names) {
    Map<String, String> record = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      record.put(names.get(i), row.isNullAt(i) ? "" : row.getString(i));
    }
    return record;
  }

  /** Converts nanoseconds to whole microseconds, rounded down also before 1970. */
  private static Column wholeMicros(Column nanos) {
    Column whole = nanos.minus(pmod(nanos, lit((long) NANOS_A_MICRO)));
    UDF1<Long, Long> divide = n -> n == null ? null : n / NANOS_A_MICRO;
    return udf(divide, DataTypes.LongType).apply(whole);
  }

  private static Column local(Column time, ZoneId zone) {
    UDF1<Long, String> text =
        micros ->
            micros == null
                ? null
                : Instant.EPOCH
                    .plus(micros, ChronoUnit.MICROS)
                    .atZone(zone)
                    .toOffsetDateTime()
                    .toString();
    return udf(text, DataTypes.StringType).apply(unix_micros(time));
  }

  /** The time zones of columns in pandas' metadata, except UTC. */
  private static Map<String, ZoneId> zones(String pandas) {
    Map<String, ZoneId> zones = new HashMap<>();
    if (pandas != null) {
      for (JsonNode column : Json.read(pandas, JsonNode.class).path("columns")) {
        String name = column.path("field_name").asText(column.path("name").asText());
        try {
          ZoneId zone = ZoneId.of(column.path("metadata").path("timezone").asText("Z"));
          if (!zone.normalized().equals(ZoneOffset.UTC)) {
            zones.put(name, zone);
          }
        } catch (DateTimeException e) {
          // A zone that Java does not know: the times are stored in UTC anyway.
        }
      }
    }
    return zones;
  }

  private static FileMetaData footer(Path path, ImportedFile file) throws IOException {
    Path first = Files.isDirectory(path) ? firstIn(path, file) : path;
    requireMagic(first, file);
    // Own options, because Hadoop's would resolve the path differently.
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(first), options)) {
      return reader.getFileMetaData();
    }
  }

  private static Path firstIn(Path folder, ImportedFile file) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(found -> found.toString().endsWith(ENDING) && Files.isRegularFile(found))
          .sorted()
          .findFirst()
          .orElseThrow(
              () ->
                  new UserFault(
                      "folder '%s' has no file that ends in %s; name one with such files in it"
                          .formatted(file.path(), ENDING)));
    }
  }

  private static void requireMagic(Path path, ImportedFile file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r")) {
      String magic = magic(bytes, 0);
      if (magic.equals("PARE")) {
        throw new UserFault(
            "file '%s' is encrypted Parquet, and the platform has no key for it; write it without encryption"
                .formatted(file.path()));
      }
      if (!magic.equals("PAR1")) {
        throw new UserFault(
            "file '%s' is not Parquet: it is %s; if it is delimited text, name it *.csv"
                .formatted(
                    file.path(),
                    magic.isEmpty() ? "empty" : "without Parquet's first four bytes, PAR1"));
      }
      if (!magic(bytes, bytes.length() - MAGIC_LENGTH).equals("PAR1")) {
        throw new UserFault(
            "file '%s' is truncated: Parquet's last four bytes, PAR1, are missing; copy it again from its source"
                .formatted(file.path()));
      }
    }
  }

  private static String magic(RandomAccessFile bytes, long from) throws IOException {
    byte[] magic = new byte[(int) Math.min(MAGIC_LENGTH, bytes.length())];
    bytes.seek(Math.max(0, from));
    bytes.readFully(magic);
    return new String(magic, StandardCharsets.ISO_8859_1);
  }

  /** The first line of the innermost exception's message. */
  private static String innermost(Throwable fault) {
    Throwable cause = fault;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return said.lines().findFirst().orElse(cause.toString());
  }
}

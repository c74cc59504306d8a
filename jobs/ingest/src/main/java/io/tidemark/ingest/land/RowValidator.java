package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;

import io.tidemark.core.Json;
import io.tidemark.core.table.Table;
import io.tidemark.ingest.land.records.FieldReader;
import io.tidemark.ingest.land.records.FieldReader.Fault;
import io.tidemark.ingest.land.records.RecordType;
import io.tidemark.lake.TableSchema;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Validates incoming rows and separates them into facts and refused rows. A row of {@link #SCHEMA}
 * has exactly one of its parts: the fact of its kind, or the row for quarantine.
 */
final class RowValidator implements Serializable {
  /** The part with refused rows. */
  static final String REFUSED = "refused";

  static final StructType SCHEMA = schema();

  private final Set<String> approved;

  /**
   * @param approved ids of rows that a person approved whatever plausibility rules they break
   */
  RowValidator(Set<String> approved) {
    this.approved = new HashSet<>(approved);
  }

  /** Validates one row and returns a row of {@link #SCHEMA}. */
  Row judge(IncomingRow arrival) {
    FieldReader reading = new FieldReader(arrival.row(), arrival.knownAt());
    Object[] values = read(arrival, reading);
    return enters(arrival, reading)
        ? part(arrival.facts().name(), fact(arrival, reading, values))
        : part(REFUSED, refused(arrival, reading));
  }

  /** The reasons to refuse a row; empty if it is loaded. */
  List<String> reasons(IncomingRow arrival) {
    FieldReader reading = new FieldReader(arrival.row(), arrival.knownAt());
    read(arrival, reading);
    return enters(arrival, reading)
        ? List.of()
        : reading.faults().stream().map(Fault::reason).toList();
  }

  /** The key of the row's fact and its {@code known_at} in microseconds, or null. */
  List<Object> saying(IncomingRow arrival) {
    FieldReader reading = new FieldReader(arrival.row(), arrival.knownAt());
    Object[] values = read(arrival, reading);
    if (!enters(arrival, reading)) {
      return null;
    }
    Table table = arrival.facts().table();
    Row fact = fact(arrival, reading, values);
    List<String> columns =
        Arrays.stream(TableSchema.given(table).fields()).map(StructField::name).toList();
    List<Object> saying = new ArrayList<>();
    table.key().forEach(name -> saying.add(fact.get(columns.indexOf(name))));
    saying.add(micros(arrival.knownAt()));
    return saying;
  }

  private static Object[] read(IncomingRow arrival, FieldReader reading) {
    if (arrival.unreadable() == null) {
      return arrival.facts().read(reading);
    }
    // An unreadable row has no fields to validate.
    reading.lackIf(true, "unreadable", "%s", arrival.unreadable());
    return new Object[0];
  }

  private boolean enters(IncomingRow arrival, FieldReader reading) {
    return reading.faults().isEmpty() || (reading.isWhole() && approved.contains(arrival.id()));
  }

  /** A row that is refused only because of other rows of its load. */
  static Row refused(IncomingRow arrival, Fault fault) {
    FieldReader reading = new FieldReader(arrival.row(), arrival.knownAt());
    reading.breaksIf(true, fault.rule(), "%s", fault.reason());
    return part(REFUSED, refused(arrival, reading));
  }

  /** The facts of a kind among validated rows, with the columns of their table. */
  static Dataset<Row> facts(Dataset<Row> judged, RecordType facts) {
    String part = facts.name();
    Column[] columns =
        Arrays.stream(TableSchema.given(facts.table()).fields())
            .map(field -> typed(field, col(part + "." + field.name())).as(field.name()))
            .toArray(Column[]::new);
    return judged.where(col(part).isNotNull()).select(columns);
  }

  /** The refused rows with the columns of {@code ops.quarantine}. */
  static Dataset<Row> refused(Dataset<Row> judged) {
    return judged
        .where(col(REFUSED).isNotNull())
        .select(col(REFUSED + ".*"))
        .withColumn("stage", lit(REFUSED))
        .withColumn(Table.KNOWN_AT, timestamp_micros(col("known")))
        .withColumn(Table.EVENT_TIME, timestamp_micros(col("known")))
        .drop("known");
  }

  private static Row fact(IncomingRow arrival, FieldReader reading, Object[] read) {
    Table table = arrival.facts().table();
    // Adds source, provenance and clocks to the values that were read.
    Object[] values = new Object[1 + read.length + table.provenance().size() + 2];
    values[0] = arrival.source();
    System.arraycopy(read, 0, values, 1, read.length);
    int next = 1 + read.length;
    if (!table.provenance().isEmpty()) {
      values[next++] = arrival.row().place();
      values[next++] = arrival.payload();
    }
    values[next++] = micros(reading.event());
    values[next] = micros(arrival.knownAt());
    return RowFactory.create(values);
  }

  private static Row refused(IncomingRow arrival, FieldReader reading) {
    return RowFactory.create(
        arrival.id(),
        arrival.facts().name(),
        arrival.source(),
        arrival.subject(),
        arrival.row().text("date"),
        arrival.row().raw(),
        arrival.fields(),
        reading.faults().stream().map(Fault::rule).toArray(String[]::new),
        reading.faults().stream().map(Fault::reason).toArray(String[]::new),
        Json.write(reading.suggestedRepair()),
        arrival.row().place(),
        arrival.payload(),
        micros(arrival.knownAt()));
  }

  private static Row part(String name, Row content) {
    Object[] parts = new Object[SCHEMA.size()];
    parts[SCHEMA.fieldIndex(name)] = content;
    return RowFactory.create(parts);
  }

  private static StructType schema() {
    DataType texts = DataTypes.createArrayType(DataTypes.StringType);
    StructType refused = new StructType();
    for (String text : List.of("id", "kind", "source", "ticker", "date", "raw", "fields")) {
      refused = refused.add(text, DataTypes.StringType);
    }
    refused =
        refused
            .add("rules", texts)
            .add("reasons", texts)
            .add("repair", DataTypes.StringType)
            .add("place", DataTypes.StringType)
            .add("payload", DataTypes.StringType)
            .add("known", DataTypes.LongType);
    StructType schema = new StructType();
    for (RecordType facts : RecordType.ALL) {
      StructType part = new StructType();
      for (StructField field : TableSchema.given(facts.table()).fields()) {
        part = part.add(field.name(), plain(field.dataType()));
      }
      schema = schema.add(facts.name(), part);
    }
    return schema.add(REFUSED, refused);
  }

  /** Keeps times as numbers: converting them to objects would cost more than everything else. */
  private static DataType plain(DataType type) {
    if (type.equals(DataTypes.DateType)) {
      return DataTypes.IntegerType;
    }
    return type.equals(DataTypes.TimestampType) ? DataTypes.LongType : type;
  }

  private static Column typed(StructField field, Column plain) {
    if (field.dataType().equals(DataTypes.DateType)) {
      return date_from_unix_date(plain);
    }
    return field.dataType().equals(DataTypes.TimestampType) ? timestamp_micros(plain) : plain;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}

package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_to_date;
import static org.apache.spark.sql.functions.try_to_timestamp;

import io.tidemark.feeds.TextRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows as they come to the door, whatever they are about and wherever from: the fields' texts, and
 * beside them, as columns of the fields' names, the numbers that they say, null where they say
 * none. A kind's rows leave the others' fields empty.
 */
public final class TextRows {
  static final String KIND = "row_kind";
  static final String SOURCE = "source_name";
  static final String PLACE = "place";
  static final String RAW = "raw";

  /** SHA-256 of the answer or file that the row came in. */
  static final String PAYLOAD = "payload";

  /** Why a row, or a whole answer, is none of the fields it should have; null for a proper row. */
  static final String UNREADABLE = "unreadable";

  private static final String KNOWN = "known";
  private static final String DAY = "day";

  /** Before the name of a field: its text. A number's own name is the number. */
  private static final String TEXT = "text_";

  private static final List<String> NUMBERS =
      List.of(
          "open", "high", "low", "close", "volume", "vwap", "adj_close", "amount", "value", "rows");
  private static final List<String> TEXTS =
      List.of(
          "ticker",
          "series",
          "date",
          "kind",
          "known_at",
          "open",
          "high",
          "low",
          "close",
          "volume",
          "vwap",
          "adj_close",
          "amount",
          "value",
          "time",
          "until",
          "rows");

  public static final StructType SCHEMA = schema();
  public static final Encoder<Row> ENCODER = Encoders.row(SCHEMA);

  private TextRows() {}

  /**
   * A row as it came.
   *
   * @param payload SHA-256 of the answer or file that it came in
   * @param knownAtOtherwise when it was known, if the row itself does not say
   */
  public static Row of(String source, String payload, TextRow row, Instant knownAtOtherwise) {
    return unreadable(source, payload, row, null, knownAtOtherwise);
  }

  /**
   * A row that is not what its header says; it goes to quarantine.
   *
   * @param why what is wrong with it, in words; null if nothing is
   */
  public static Row unreadable(
      String source, String payload, TextRow row, String why, Instant knownAtOtherwise) {
    Instant knownAt = row.knownAt() == null ? knownAtOtherwise : row.knownAt();
    Object[] values = new Object[SCHEMA.size()];
    values[0] = row.kind().name();
    values[1] = source;
    values[2] = row.place();
    values[3] = row.raw();
    values[4] = payload;
    values[5] = ChronoUnit.MICROS.between(Instant.EPOCH, knownAt);
    values[6] = why;
    values[7] = Values.epochDay(row.text("date"));
    int next = 8;
    for (String field : TEXTS) {
      values[next++] = row.text(field);
    }
    for (String field : NUMBERS) {
      values[next++] = Values.number(row.text(field));
    }
    return RowFactory.create(values);
  }

  /**
   * An answer that is no rows at all; it goes to quarantine as one.
   *
   * @param subject ticker or series it was about
   * @param why what is wrong with it, in words
   */
  public static Row unreadable(
      String source,
      String payload,
      TextRow.Kind kind,
      String subject,
      String place,
      String raw,
      String why,
      Instant knownAt) {
    String field = kind == TextRow.Kind.MACRO ? "series" : "ticker";
    TextRow row = new TextRow(kind, Map.of(field, subject), place, raw, knownAt);
    return unreadable(source, payload, row, why, knownAt);
  }

  /** The kind whose rows quarantine keeps under that name, such as {@code bars}. */
  public static TextRow.Kind kindOf(String name) {
    return Facts.ALL.stream()
        .filter(facts -> facts.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of rows is called " + name))
        .kind();
  }

  /** The text of a field. */
  static Column text(String field) {
    return col(TEXT + field);
  }

  /** The row's date; null if it says none. */
  static Column date() {
    return date_from_unix_date(col(DAY));
  }

  /** The instant that a field's text says; null if it says none. */
  static Column instant(String field) {
    return try_to_timestamp(text(field));
  }

  /** The ISO date that a field's text says; null if it says none. */
  static Column day(String field) {
    return try_to_date(text(field), "yyyy-MM-dd");
  }

  /** When the row was known. */
  static Column knownAt() {
    return timestamp_micros(col(KNOWN));
  }

  /** The texts that say something, by field, as JSON. */
  static Column fields() {
    Column[] namesAndTexts =
        TEXTS.stream().flatMap(f -> Stream.of(lit(f), text(f))).toArray(Column[]::new);
    return to_json(map_filter(map(namesAndTexts), (name, text) -> text.notEqual("")));
  }

  /** Whether a number's text says nothing, in any of the ways in which sources say nothing. */
  static Column isMissing(String field) {
    return lower(trim(text(field))).isin(Values.MISSING.toArray());
  }

  /** Flat, so that a reader of few columns does not pay for the others. */
  private static StructType schema() {
    StructType schema =
        new StructType()
            .add(KIND, DataTypes.StringType)
            .add(SOURCE, DataTypes.StringType)
            .add(PLACE, DataTypes.StringType)
            .add(RAW, DataTypes.StringType)
            .add(PAYLOAD, DataTypes.StringType)
            .add(KNOWN, DataTypes.LongType)
            .add(UNREADABLE, DataTypes.StringType)
            .add(DAY, DataTypes.IntegerType);
    for (String field : TEXTS) {
      schema = schema.add(TEXT + field, DataTypes.StringType);
    }
    for (String field : NUMBERS) {
      schema = schema.add(field, DataTypes.DoubleType);
    }
    return schema;
  }
}

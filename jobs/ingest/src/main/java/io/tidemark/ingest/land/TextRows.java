package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.tidemark.feeds.TextRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of text as a dataset: the one shape in which everything comes to the door. The fields lie
 * under {@code text}, as they came; a kind's rows leave the others' fields empty.
 */
public final class TextRows {
  static final String KIND = "row_kind";
  static final String SOURCE = "source_name";
  static final String PLACE = "place";
  static final String RAW = "raw";

  /** Why a whole answer could not be read; null for a row. */
  static final String UNREADABLE = "unreadable";

  static final String TEXT = "text";

  /** What stands for a missing value in files and answers, in lower case. */
  private static final Object[] MISSING = {"", "null", "nan", "na", "n/a", "."};

  private static final List<String> FIELDS =
      List.of(
          "ticker", "date", "open", "high", "low", "close", "volume", "kind", "amount", "series",
          "value");

  public static final StructType SCHEMA = schema();
  public static final Encoder<Row> ENCODER = Encoders.row(SCHEMA);

  private TextRows() {}

  /**
   * A row as it came.
   *
   * @param knownAtOtherwise when it was known, if the row itself does not say
   */
  public static Row of(String source, TextRow row, Instant knownAtOtherwise) {
    Instant knownAt = row.knownAt() == null ? knownAtOtherwise : row.knownAt();
    Row text = RowFactory.create(FIELDS.stream().map(row::text).toArray());
    return RowFactory.create(
        row.kind().name(), source, row.place(), row.raw(), Timestamp.from(knownAt), null, text);
  }

  /**
   * An answer that is no rows at all; it goes to quarantine as one.
   *
   * @param subject ticker or series it was about
   * @param why what is wrong with it, in words
   */
  public static Row unreadable(
      String source,
      TextRow.Kind kind,
      String subject,
      String place,
      String raw,
      String why,
      Instant knownAt) {
    Object[] fields = new Object[FIELDS.size()];
    fields[FIELDS.indexOf(kind == TextRow.Kind.MACRO ? "series" : "ticker")] = subject;
    return RowFactory.create(
        kind.name(),
        source,
        place,
        raw,
        Timestamp.from(knownAt),
        why,
        RowFactory.create(fields));
  }

  /** The text of a field. */
  static Column text(String field) {
    return col(TEXT + "." + field);
  }

  /** Whether a field says nothing, in any of the ways in which sources say nothing. */
  static Column missing(String field) {
    return text(field).isNull().or(lower(trim(text(field))).isin(MISSING));
  }

  /** The number that a field says; null if it says none. */
  static Column number(String field) {
    return when(missing(field), null).otherwise(text(field).try_cast("double"));
  }

  /** The ISO date that a field says, also with a midnight after it; null if it says none. */
  static Column date(String field) {
    Column iso = trim(text(field)).rlike("^\\d{4}-\\d{2}-\\d{2}([T ]00:00(:00(\\.0+)?)?Z?)?$");
    return when(iso, trim(text(field)).substr(1, 10).try_cast("date"));
  }

  private static StructType schema() {
    StructType text = new StructType();
    for (String field : FIELDS) {
      text = text.add(field, DataTypes.StringType);
    }
    return new StructType()
        .add(KIND, DataTypes.StringType)
        .add(SOURCE, DataTypes.StringType)
        .add(PLACE, DataTypes.StringType)
        .add(RAW, DataTypes.StringType)
        .add("known_at", DataTypes.TimestampType)
        .add(UNREADABLE, DataTypes.StringType)
        .add(TEXT, text);
  }
}

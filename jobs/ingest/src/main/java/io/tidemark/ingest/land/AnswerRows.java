package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.col;

import io.tidemark.core.Json;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.vendors.ResponseParser;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Vendors' answers as rows of text, parsed where the executors are. */
public final class AnswerRows {
  /** How much of an unreadable answer goes to quarantine; all of it is in raw.responses. */
  private static final int HEAD = 200;

  private AnswerRows() {}

  /**
   * The rows of every answer; an answer that does not parse is one row that says so.
   *
   * @param responses rows of {@code raw.responses}
   */
  public static JavaRDD<IncomingRow> of(Dataset<Row> responses) {
    return responses
        .select(
            col("vendor"),
            col("resource"),
            col("subject"),
            col("page"),
            col("url"),
            col("body"),
            col("known_at"),
            col("sha256"))
        .toJavaRDD()
        .flatMap(AnswerRows::rows);
  }

  private static Iterator<IncomingRow> rows(Row answer) {
    String vendor = answer.getString(0);
    String resource = answer.getString(1);
    String subject = answer.getString(2);
    byte[] body = answer.getAs(5);
    Instant respondedAt = answer.<Timestamp>getAs(6).toInstant();
    String payload = answer.getString(7);
    try {
      return ResponseParser.parse(vendor, resource, subject, answer.getString(4), body).stream()
          .map(row -> IncomingRow.of(vendor, payload, row, respondedAt))
          .iterator();
    } catch (RuntimeException e) {
      // Whatever a vendor sends must not stop the load; the row names the fault.
      String place = "%s/%s/%s#page-%d".formatted(vendor, resource, subject, answer.getInt(3));
      return List.of(
              IncomingRow.unreadable(
                  vendor,
                  payload,
                  kind(resource),
                  subject,
                  place,
                  head(body),
                  words(e),
                  respondedAt))
          .iterator();
    }
  }

  private static TextRow.Kind kind(String resource) {
    return switch (resource) {
      case "bars" -> TextRow.Kind.BAR;
      case "minutes" -> TextRow.Kind.MINUTE;
      case "grouped", "monthly" -> TextRow.Kind.SUMMARY;
      case "macro" -> TextRow.Kind.MACRO;
      default -> TextRow.Kind.ACTION;
    };
  }

  private static String head(byte[] body) {
    byte[] head = Arrays.copyOf(body, Math.min(HEAD, body.length));
    return Json.write(
        Map.of("bytes", body.length, "head", new String(head, StandardCharsets.UTF_8)));
  }

  private static String words(RuntimeException fault) {
    return fault.getMessage() == null ? fault.toString() : fault.getMessage();
  }
}

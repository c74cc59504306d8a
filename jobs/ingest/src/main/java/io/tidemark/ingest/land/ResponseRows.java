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

/** Parses vendors' responses to rows of text on Spark's executors. */
public final class ResponseRows {
  /**
   * The most characters of an unreadable response in quarantine; the whole payload is in
   * raw.responses.
   */
  private static final int HEAD = 200;

  private ResponseRows() {}

  /**
   * The rows of all responses; a response that cannot be parsed is one row with the reason.
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
        .flatMap(ResponseRows::rows);
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
      // Nothing that a vendor sends may stop the load; the row names the fault.
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

package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.col;

import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import io.tidemark.core.review.RowReview;
import io.tidemark.core.review.RowReview.Decision;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.feeds.TextRow;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * A row in quarantine with the decision about it.
 *
 * @param stage refused, held or doubted
 * @param fields its fields as text, by our names
 * @param repair the suggested repair: new values by field
 */
public record WaitingRow(
    RowReview word,
    String kind,
    String source,
    String ticker,
    String date,
    String stage,
    String raw,
    Map<String, String> fields,
    Map<String, String> repair,
    String place,
    String payload) {
  private static final int MOST_NAMES = 3;

  /**
   * The rows that decisions refer to.
   *
   * @throws UserFault if there is no such row, or an override gives no values
   */
  public static List<WaitingRow> find(Lake lake, List<RowReview> words, Instant asOf) {
    Map<String, RowReview> byId = new LinkedHashMap<>();
    words.forEach(word -> byId.put(word.id(), word));
    List<WaitingRow> rows =
        lake
            .asOf(QuarantineTable.TABLE, asOf)
            .where(col("id").isin(byId.keySet().toArray()))
            .select(
                "id", "kind", "source", "ticker", "date", "stage", "raw", "fields", "repair",
                "place", "payload")
            .collectAsList()
            .stream()
            .map(row -> of(row, byId.get(row.getString(0))))
            .toList();
    if (rows.size() < byId.size()) {
      rows.forEach(row -> byId.remove(row.id()));
      throw new UserFault(
          "no row %s waits in quarantine; ./tidemark quarantine list shows those that do"
              .formatted(byId.keySet().stream().limit(MOST_NAMES).toList()));
    }
    return rows;
  }

  private static WaitingRow of(Row row, RowReview word) {
    WaitingRow waiting =
        new WaitingRow(
            word,
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            Json.texts(row.getString(7)),
            Json.texts(row.getString(8)),
            row.getString(9),
            row.getString(10));
    if (word.decision() == Decision.OVERRIDE && waiting.replaced().isEmpty()) {
      throw new UserFault(
          "row %s has no suggested repair; give the correct values, such as --set close=101.5"
              .formatted(word.id()));
    }
    return waiting;
  }

  public String id() {
    return word.id();
  }

  /** Whether it is loaded unchanged. */
  public boolean isApproved() {
    return word.decision() == Decision.APPROVE;
  }

  /** Whether it must be loaded; a bar that is only held is already among the facts. */
  public boolean isReleased() {
    return word.decision() == Decision.OVERRIDE || (isApproved() && stage.equals("refused"));
  }

  /** The values of an override; empty for any other decision. */
  public Map<String, String> replaced() {
    if (word.decision() != Decision.OVERRIDE) {
      return Map.of();
    }
    return word.fields().isEmpty() ? repair : word.fields();
  }

  /** The row to validate and load again. */
  public IncomingRow arrival(Instant now) {
    Map<String, String> texts = new LinkedHashMap<>(fields);
    texts.put("ticker", ticker);
    texts.put("date", date);
    texts.putAll(replaced());
    TextRow.Kind rowKind = IncomingRow.kindOf(kind);
    return IncomingRow.of(source, payload, new TextRow(rowKind, texts, place, raw, now), now);
  }
}

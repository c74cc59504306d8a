package io.tidemark.ingest.land.records;

import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.calendar.SessionCache;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/** Splits and dividends. They are announced in advance, so an ex-date may be in the future. */
final class ActionRecords implements RecordType {
  private static final Set<String> KINDS = Set.of("SPLIT", "DIVIDEND");

  @Override
  public TextRow.Kind kind() {
    return TextRow.Kind.ACTION;
  }

  @Override
  public String name() {
    return "actions";
  }

  @Override
  public String subject() {
    return "ticker";
  }

  @Override
  public Table table() {
    return ActionsTable.TABLE;
  }

  @Override
  public Object[] read(FieldReader row) {
    String ticker = row.named("ticker");
    LocalDate date = row.day("date");
    row.takesPlace(date == null ? null : SessionCache.open(date));
    String kind = row.text("kind").strip().toUpperCase(Locale.ROOT);
    row.lackIf(
        !KINDS.contains(kind),
        "unreadable-kind",
        "kind '%s' is neither SPLIT nor DIVIDEND",
        row.text("kind"));
    double amount = row.positive("amount");
    row.breaksIf(
        kind.equals("SPLIT") && amount == 1,
        "split-of-one",
        "split ratio %s changes nothing",
        row.text("amount"));
    String payment = row.text("payment").strip().toUpperCase(Locale.ROOT);
    return new Object[] {
      ticker,
      date == null ? null : (int) date.toEpochDay(),
      kind,
      amount,
      payment.isEmpty() || kind.equals("SPLIT") ? null : payment
    };
  }
}

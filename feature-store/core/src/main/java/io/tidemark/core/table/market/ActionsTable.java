package io.tidemark.core.table.market;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * Corporate actions by vendor; {@code event_time} is the open of the ex-date. If the vendor
 * distinguishes several dividends of one ex-date, each has its own row, and their sum counts: see
 * {@link io.tidemark.core.market.PaymentTotals}.
 */
public final class ActionsTable {
  public static final Table TABLE =
      new Table(
          "market.actions",
          "Splits and dividends as each vendor gives them.",
          List.of("vendor", "ticker", "date", "kind", "payment"),
          List.of(
              new Column("vendor", ColumnType.TEXT, "source name"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("date", ColumnType.DATE, "ex-date"),
              new Column("kind", ColumnType.TEXT, "SPLIT or DIVIDEND"),
              new Column(
                  "amount",
                  ColumnType.DOUBLE,
                  ColumnUnit.BY_ROW,
                  "of a split new shares per old, of a dividend USD per share"),
              new Column(
                  "payment",
                  ColumnType.TEXT,
                  "kind of dividend, such as SPECIAL; those of one ex-date add up; null, as"
                      + " in old rows: the ordinary one"),
              new Column("place", ColumnType.TEXT, "file and line, or address and index"),
              new Column("payload", ColumnType.TEXT, "SHA-256 of the vendor payload")),
          List.of("place", "payload"));

  private ActionsTable() {}
}

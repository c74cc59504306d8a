package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Corporate actions by vendor; {@code event_time} is the open of the ex-date. */
public final class ActionsTable {
  public static final Table TABLE =
      new Table(
          "market.actions",
          "Splits and dividends as each vendor gives them.",
          List.of("vendor", "ticker", "date", "kind"),
          List.of(
              new Column("vendor", DataTypes.StringType, "source name"),
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("date", DataTypes.DateType, "ex-date"),
              new Column("kind", DataTypes.StringType, "SPLIT or DIVIDEND"),
              new Column("amount", DataTypes.DoubleType, "new shares per old, or USD per share"),
              new Column("place", DataTypes.StringType, "file and line, or address and index"),
              new Column("payload", DataTypes.StringType, "SHA-256 of the answer or file")),
          List.of("place", "payload"));

  private ActionsTable() {}
}

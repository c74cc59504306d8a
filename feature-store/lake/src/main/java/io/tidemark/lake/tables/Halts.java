package io.tidemark.lake.tables;

import static org.apache.spark.sql.functions.col;

import io.tidemark.core.job.HaltRequest.State;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.types.DataTypes;

/** Each ticker's state, from its first doubt to its resolution. */
public final class Halts {
  public static final Table TABLE =
      new Table(
          "ops.halts",
          "Tickers that may not be used, and since when.",
          List.of("ticker"),
          List.of(
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("state", DataTypes.StringType, "DISPUTED, HALTED, RESOLVED or OK"),
              new Column("opened_by", DataTypes.StringType, "rule or a person's name"),
              new Column("why", DataTypes.StringType, "in words"),
              new Column("date", DataTypes.DateType, "the session that raised it")));

  private Halts() {}

  /** The tickers that were halted at a knowledge time, in order. */
  public static List<String> halted(Lake lake, Instant asOf) {
    return lake.exists(TABLE)
        ? lake.asOf(TABLE, asOf)
            .where(col("state").equalTo(State.HALTED.name()))
            .select("ticker")
            .orderBy("ticker")
            .as(Encoders.STRING())
            .collectAsList()
        : List.of();
  }
}

package io.tidemark.ingest.fetch;

import static org.apache.spark.sql.functions.col;

import io.tidemark.core.UserFault;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.market.VendorCatalog.Offer;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.sql.Encoders;

/**
 * Holds the names of vendors in a request against those that can be asked and those that the lake
 * has rows of, so that a mistyped one is an error and not a vendor with nothing to say.
 */
public final class VendorNames {
  private static final List<Table> PRICES =
      List.of(DailyBarsTable.TABLE, ActionsTable.TABLE, MinuteBarsTable.TABLE);

  private final Lake lake;
  private final Predicate<String> live;

  /**
   * @param live whether a source of that name can be asked
   */
  public VendorNames(Lake lake, Predicate<String> live) {
    this.lake = lake;
    this.live = live;
  }

  /**
   * Refuses a price vendor that is neither live nor imported, whenever its rows became known.
   *
   * @throws UserFault naming it and the nearest name that there is
   */
  public void requirePrices(List<String> vendors) {
    for (String vendor : vendors) {
      require("vendor", vendor, Offer.DAILY, PRICES, "vendor");
    }
  }

  /**
   * The same of a macro source.
   *
   * @param macro empty: none is named
   */
  public void requireMacro(String macro) {
    if (!macro.isEmpty()) {
      require("macro source", macro, Offer.MACRO, List.of(MacroSeriesTable.TABLE), "source");
    }
  }

  private void require(String role, String name, Offer offer, List<Table> tables, String column) {
    if (!live.test(name) && tables.stream().noneMatch(table -> has(table, column, name))) {
      Set<String> imported = new TreeSet<>();
      tables.forEach(table -> imported.addAll(names(table, column)));
      imported.removeIf(VendorCatalog::isLive);
      throw VendorCatalog.unknown(role, name, offer, imported);
    }
  }

  private boolean has(Table table, String column, String name) {
    return lake.exists(table)
        && !lake.history(table, Instant.now()).where(col(column).equalTo(name)).limit(1).isEmpty();
  }

  private List<String> names(Table table, String column) {
    return lake.exists(table)
        ? lake.history(table, Instant.now())
            .select(column)
            .distinct()
            .as(Encoders.STRING())
            .collectAsList()
        : List.of();
  }
}

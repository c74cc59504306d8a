package io.tidemark.features.factors;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.Universe;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.IndexMembersTable;
import io.tidemark.core.universe.IndexMembers;
import io.tidemark.lake.IndexMembersReader;
import io.tidemark.lake.Lake;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which rows of a feature table a report is on: the vendors of their prices and their universe.
 *
 * @param sources vendors, joined by +
 * @param universe name of the set of tickers
 */
record RowSelection(String sources, String universe) {

  private record Choice(RowSelection selection, long tickers, LocalDate first, LocalDate last) {
    String words() {
      return "--vendors %s --universe %s (about %d tickers, %s to %s)"
          .formatted(
              selection.sources().replace('+', ','), selection.universe(), tickers, first, last);
    }
  }

  /**
   * The selection that matches the request.
   *
   * @param history the table's rows known by the request's {@code asOf}
   * @throws UserFault if the request matches no selection or several
   */
  static RowSelection of(Dataset<Row> history, Table table, FactorReportRequest request) {
    List<Choice> all = choices(history);
    List<Choice> meant = all.stream().filter(choice -> fits(choice.selection(), request)).toList();
    if (meant.size() == 1) {
      return meant.get(0).selection();
    }
    if (all.isEmpty()) {
      throw new UserFault(
          "%s has no rows known by %s; build the set, or choose a later --as-of"
              .formatted(table.name(), request.asOf()));
    }
    throw new UserFault(
        "%s in %s matches the request%s %s"
            .formatted(
                meant.isEmpty() ? "no selection" : "more than one selection",
                table.name(),
                meant.isEmpty() ? "; it holds" : ", but a report is on one; choose one of",
                (meant.isEmpty() ? all : meant)
                    .stream().map(Choice::words).collect(Collectors.joining("; or "))));
  }

  /** The rows of this selection in a range of sessions. */
  Dataset<Row> of(Dataset<Row> history, LocalDate from, LocalDate to) {
    return history
        .where(col("sources").equalTo(sources))
        .where(col("universe").equalTo(universe))
        .where(col("date").between(Date.valueOf(from), Date.valueOf(to)));
  }

  List<String> vendors() {
    return List.of(sources.split("\\+", -1));
  }

  /** Whether that is the name of the universe or of its index. */
  private boolean isOver(String name) {
    return universe.equals(name) || Universe.indexOf(universe).filter(name::equals).isPresent();
  }

  /** The members of the index that the universe is of, as known by a time. */
  Optional<IndexMembers> members(Lake lake, Instant asOf) {
    return Universe.indexOf(universe)
        .map(
            index ->
                IndexMembersReader.read(lake, lake.version(IndexMembersTable.TABLE), index, asOf));
  }

  private static boolean fits(RowSelection selection, FactorReportRequest request) {
    return (request.vendors().isEmpty()
            || selection.sources().equals(String.join("+", request.vendors())))
        && (request.universe().isEmpty() || selection.isOver(request.universe()));
  }

  private static List<Choice> choices(Dataset<Row> history) {
    return history
        .groupBy("sources", "universe")
        .agg(approx_count_distinct("ticker"), min("date"), max("date"))
        .orderBy("sources", "universe")
        .collectAsList()
        .stream()
        .map(
            row ->
                new Choice(
                    new RowSelection(row.getString(0), row.getString(1)),
                    row.getLong(2),
                    row.getDate(3).toLocalDate(),
                    row.getDate(4).toLocalDate()))
        .toList();
  }
}

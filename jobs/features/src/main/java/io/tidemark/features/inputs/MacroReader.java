package io.tidemark.features.inputs;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.tidemark.core.SpellingSuggestions;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.features.inputs.MacroSteps.Release;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Reads what a set asks of {@code macro.series}. */
public final class MacroReader {
  private static final String TABLE = MacroSeriesTable.TABLE.name();

  private final Lake lake;

  public MacroReader(Lake lake) {
    this.lake = lake;
  }

  /**
   * The sources that a set joins to its rows.
   *
   * @param macro name of the macro source; empty: the only one there is
   * @throws UserFault if the set reads a series that the source does not have
   */
  public JoinedSources sides(FeatureSet set, String macro, Instant asOf) {
    List<String> wanted =
        set.sources().entrySet().stream()
            .filter(source -> source.getValue().equals(TABLE))
            .flatMap(source -> set.columnsOf(source.getKey()).stream())
            .distinct()
            .toList();
    return new JoinedSources(
        new MacroSteps(wanted.isEmpty() ? List.of() : releases(set, wanted, macro, asOf)));
  }

  private List<Release> releases(FeatureSet set, List<String> wanted, String macro, Instant asOf) {
    Dataset<Row> all = lake.history(MacroSeriesTable.TABLE, asOf);
    String source = macro.isEmpty() ? only(set, all) : macro;
    Dataset<Row> its = all.where(col("source").equalTo(source));
    List<Release> releases =
        its
            .where(col("series").isin(wanted.toArray()))
            .select(
                col("series"),
                unix_date(col("date")),
                unix_micros(col(Table.KNOWN_AT)),
                coalesce(col("value"), lit(Double.NaN)))
            .collectAsList()
            .stream()
            .map(MacroReader::release)
            .toList();
    for (String series : wanted) {
      if (releases.stream().noneMatch(release -> release.series().equals(series))) {
        throw unknown(set, source, series, names(its, "series"), names(all, "source"));
      }
    }
    return releases;
  }

  private static String only(FeatureSet set, Dataset<Row> all) {
    List<String> sources = names(all, "source");
    if (sources.size() != 1) {
      throw new UserFault(
          sources.isEmpty()
              ? "feature set %s reads macro.series, which is empty; import some (tidemark import macro)"
                  .formatted(set.name())
              : "feature set %s reads macro.series, which has the sources %s; name one with --macro"
                  .formatted(set.name(), sources));
    }
    return sources.get(0);
  }

  private static UserFault unknown(
      FeatureSet set, String source, String series, List<String> there, List<String> sources) {
    return new UserFault(
        "feature set %s reads series '%s', which macro source '%s' does not have; %s"
            .formatted(
                set.name(),
                series,
                source,
                there.isEmpty()
                    ? "it has none known by then, and those that have some are "
                        + SpellingSuggestions.ranked(source, sources, 3)
                    : "the nearest are "
                        + String.join(", ", SpellingSuggestions.ranked(series, there, 3))));
  }

  private static List<String> names(Dataset<Row> rows, String column) {
    return rows.select(column).distinct().orderBy(column).as(Encoders.STRING()).collectAsList();
  }

  private static Release release(Row row) {
    return new Release(
        row.getString(0),
        LocalDate.ofEpochDay(row.getInt(1)),
        Instant.EPOCH.plus(row.getLong(2), ChronoUnit.MICROS),
        row.getDouble(3));
  }
}

package io.tidemark.core.feature;

import io.tidemark.core.UserFault;
import io.tidemark.core.feature.SetYaml.Entry;
import io.tidemark.core.feature.SetYaml.Section;
import io.tidemark.core.source.FeatureSource;
import io.tidemark.core.source.JoinedSource;
import io.tidemark.core.source.RowSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules that a feature set must keep as a whole; each check names the line that breaks one. */
final class SetChecks {
  private SetChecks() {}

  /** A source that is declared but not read is allowed. */
  static void refuseUnjoinable(
      String place,
      Section sources,
      Map<String, FeatureSource> tables,
      Plan features,
      Plan labels) {
    Entry first = sources.entries().get(0);
    RowSource rows = (RowSource) tables.get(first.name());
    for (Entry source : sources.entries()) {
      FeatureSource table = tables.get(source.name());
      boolean isRead =
          Stream.of(features, labels)
              .flatMap(plan -> plan.fields().stream())
              .anyMatch(field -> field.startsWith(source.name() + "."));
      Optional<String> refusal =
          source.equals(first) || !isRead ? Optional.empty() : refusal(table, rows);
      if (refusal.isPresent()) {
        throw new UserFault(
            "%s:%d: %s cannot be joined to rows of %s; %s"
                .formatted(place, source.line(), table.name(), first.value(), refusal.get()));
      }
    }
  }

  private static Optional<String> refusal(FeatureSource table, RowSource rows) {
    if (table instanceof JoinedSource joined) {
      return joined.refusal(rows);
    }
    return Optional.of(
        table.equals(rows)
            ? "the set has it already, under the name of the first source"
            : "it supplies rows itself, so put what reads it into a set that has it as the first source");
  }

  static void refuseLookAhead(String place, Plan plan, Section section) {
    for (Entry entry : section.entries()) {
      int ahead = plan.output(entry.name()).lookAhead();
      if (ahead > 0) {
        throw new LanguageFault(
                entry.value(),
                Math.max(0, entry.value().indexOf("ref")),
                "this reads %d rows into the future; only a label may. Put it under 'labels:'"
                    .formatted(ahead))
            .in(place + ":" + entry.line(), entry.name());
      }
    }
  }

  static void refuseExchange(String place, Plan labels) {
    if (labels.stages() > 0) {
      throw new UserFault(
          "%s: a label cannot use an operator across entities; rank the label where it is used"
              .formatted(place));
    }
  }

  /** Features and labels share one table, and Spark does not tell its columns apart by case. */
  static void refuseTakenColumns(String place, Section features, Section labels, RowSource rows) {
    List<String> reserved = new ArrayList<>(FeatureSet.RESERVED);
    if (FeatureSet.isIntraday(rows)) {
      reserved.add(FeatureSet.TIME);
    }
    Map<String, Entry> columns = new HashMap<>();
    Stream.concat(features.entries().stream(), labels.entries().stream())
        .forEach(
            entry -> {
              String column = entry.name().toLowerCase(Locale.ROOT);
              if (reserved.contains(column)) {
                throw new UserFault(
                    "%s:%d: '%s' is a column of every feature table, as all of %s are; give it"
                            .formatted(place, entry.line(), entry.name(), reserved)
                        + " another name");
              }
              Entry first = columns.putIfAbsent(column, entry);
              if (first != null) {
                throw new UserFault(
                    "%s:%d: '%s' has the name of '%s' in line %d; features and labels are columns of"
                            .formatted(
                                place, entry.line(), entry.name(), first.name(), first.line())
                        + " one table, and case does not distinguish them; rename one of them");
              }
            });
  }
}

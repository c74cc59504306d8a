package io.tidemark.feeds.files.figures;

import io.tidemark.core.UserFault;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The decimal separators of a file's columns, which all of its figures tell together. */
public final class FigureColumns {
  private final Map<String, SeparatorEvidence> columns = new LinkedHashMap<>();

  /**
   * @param names of the columns that hold figures
   */
  public FigureColumns(List<String> names) {
    names.forEach(name -> columns.put(name, new SeparatorEvidence()));
  }

  /** Takes one cell of a column. */
  public void add(String column, String cell) {
    columns.get(column).add(cell);
  }

  /** Leaves out the columns that are none of those after all. */
  public void keep(Set<String> names) {
    columns.keySet().retainAll(names);
  }

  /**
   * The separator of each column: as its own figures tell, else as those of the file's other
   * columns tell that agree.
   *
   * @param pointLikely whether a point is decimal where no figure tells, as in a file whose cells
   *     are divided by commas
   * @throws UserFault if a column contradicts itself, or no column tells how to read a figure
   */
  public Map<String, DecimalSeparator> separators(String fileName, boolean pointLikely) {
    columns.forEach(
        (name, evidence) -> {
          if (evidence.isContradictory()) {
            throw new UserFault(
                "%s: column '%s' has %s, of which one has a decimal point and the other a decimal comma; say --decimal . or --decimal , and the figures that do not fit go to quarantine"
                    .formatted(fileName, name, evidence.contradiction()));
          }
        });
    Map<String, DecimalSeparator> separators = new HashMap<>();
    columns.forEach(
        (name, evidence) -> {
          DecimalSeparator own = evidence.told();
          if (own == null && !evidence.doubt().isEmpty()) {
            own = ofOthers(fileName, name, pointLikely);
          }
          separators.put(name, own == null ? DecimalSeparator.POINT : own);
        });
    return separators;
  }

  private DecimalSeparator ofOthers(String fileName, String column, boolean pointLikely) {
    List<DecimalSeparator> told =
        columns.values().stream()
            .map(SeparatorEvidence::told)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (told.size() == 1) {
      return told.get(0);
    }
    boolean points =
        columns.values().stream()
            .anyMatch(other -> !other.doubt().isEmpty() && !other.isDoubtfulOfComma());
    boolean ungrouped =
        columns.entrySet().stream()
            .anyMatch(other -> !other.getKey().equals(column) && other.getValue().hasUngrouped());
    boolean commaHere = columns.get(column).isDoubtfulOfComma();
    if (told.isEmpty() && ((pointLikely && points) || (!commaHere && ungrouped))) {
      return DecimalSeparator.POINT;
    }
    String doubt = columns.get(column).doubt();
    throw new UserFault(
        "%s: figure '%s' in column '%s' is %s with a decimal point and %s with a decimal comma, and no other figure tells which; say --decimal . or --decimal ,"
            .formatted(
                fileName,
                doubt,
                column,
                DecimalSeparator.POINT.plain(doubt),
                DecimalSeparator.COMMA.plain(doubt)));
  }
}

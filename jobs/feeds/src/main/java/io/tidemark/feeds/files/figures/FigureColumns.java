package io.tidemark.feeds.files.figures;

import io.tidemark.core.UserFault;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Detects the decimal separators of a file's columns from all of its numbers. */
public final class FigureColumns {
  private final Map<String, SeparatorEvidence> columns = new LinkedHashMap<>();

  /**
   * @param names names of the columns with numbers
   */
  public FigureColumns(List<String> names) {
    names.forEach(name -> columns.put(name, new SeparatorEvidence()));
  }

  /** Adds one cell of a column. */
  public void add(String column, String cell) {
    columns.get(column).add(cell);
  }

  /** Keeps only these columns. */
  public void keep(Set<String> names) {
    columns.keySet().retainAll(names);
  }

  /**
   * The separator of each column: detected from its own numbers, else from the other columns of the
   * file if these agree.
   *
   * @param pointLikely whether to assume a decimal point if no number shows the separator, as in a
   *     comma-delimited file
   * @throws UserFault if a column contradicts itself, or a number is ambiguous and no column shows
   *     how to read it
   */
  public Map<String, DecimalSeparator> separators(String fileName, boolean pointLikely) {
    columns.forEach(
        (name, evidence) -> {
          if (evidence.isContradictory()) {
            throw new UserFault(
                "%s: column '%s' has %s, of which one has a decimal point and the other a decimal comma; give --decimal . or --decimal , and the numbers that do not fit go to quarantine"
                    .formatted(fileName, name, evidence.contradiction()));
          }
        });
    Map<String, DecimalSeparator> separators = new HashMap<>();
    columns.forEach(
        (name, evidence) -> {
          DecimalSeparator own = evidence.separator();
          if (own == null && !evidence.doubt().isEmpty()) {
            own = ofOthers(fileName, name, pointLikely);
          }
          separators.put(name, own == null ? DecimalSeparator.POINT : own);
        });
    return separators;
  }

  private DecimalSeparator ofOthers(String fileName, String column, boolean pointLikely) {
    List<DecimalSeparator> separators =
        columns.values().stream()
            .map(SeparatorEvidence::separator)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (separators.size() == 1) {
      return separators.get(0);
    }
    boolean points =
        columns.values().stream()
            .anyMatch(other -> !other.doubt().isEmpty() && !other.isDoubtfulOfComma());
    boolean ungrouped =
        columns.entrySet().stream()
            .anyMatch(other -> !other.getKey().equals(column) && other.getValue().hasUngrouped());
    boolean commaHere = columns.get(column).isDoubtfulOfComma();
    if (separators.isEmpty() && ((pointLikely && points) || (!commaHere && ungrouped))) {
      return DecimalSeparator.POINT;
    }
    String doubt = columns.get(column).doubt();
    throw new UserFault(
        "%s: number '%s' in column '%s' is %s with a decimal point and %s with a decimal comma, and no other number shows which; give --decimal . or --decimal ,"
            .formatted(
                fileName,
                doubt,
                column,
                DecimalSeparator.POINT.plain(doubt),
                DecimalSeparator.COMMA.plain(doubt)));
  }
}

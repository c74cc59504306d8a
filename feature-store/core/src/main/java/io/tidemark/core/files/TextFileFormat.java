package io.tidemark.core.files;

import io.tidemark.core.UserFault;
import java.io.Serializable;
import java.util.List;

/**
 * How files of text write what they may not say themselves.
 *
 * @param names of the columns of files that have no header, in their order; empty: such files are
 *     refused
 * @param decimal the decimal separator, a point or a comma; empty: as each file's figures tell
 * @param dates order of day, month and year in figures: dmy, mdy or ymd; empty: as each file's days
 *     tell
 */
public record TextFileFormat(List<String> names, String decimal, String dates)
    implements Serializable {
  private static final List<String> DECIMALS = List.of("", ".", ",");
  private static final List<String> DATES = List.of("", "dmy", "mdy", "ymd");

  /** Nothing is told. */
  public static final TextFileFormat DEFAULT = new TextFileFormat(List.of(), "", "");

  public TextFileFormat {
    names = names == null ? List.of() : List.copyOf(names);
    decimal = decimal == null ? "" : decimal;
    dates = dates == null ? "" : dates;
    if (!DECIMALS.contains(decimal)) {
      throw new UserFault("decimal separator '%s' is neither . nor ,".formatted(decimal));
    }
    if (!DATES.contains(dates)) {
      throw new UserFault("order of dates '%s' is none of dmy, mdy and ymd".formatted(dates));
    }
  }
}

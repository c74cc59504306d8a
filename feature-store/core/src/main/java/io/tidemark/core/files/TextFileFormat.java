package io.tidemark.core.files;

import io.tidemark.core.UserFault;
import java.io.Serializable;
import java.util.List;

/**
 * The text format of files where it cannot be detected.
 *
 * @param names column names, in order, of files without a header; empty: such files are refused
 * @param decimal the decimal separator, a point or a comma; empty: detected from each file's
 *     numbers
 * @param dates order of numeric dates: dmy, mdy or ymd; empty: detected from each file's dates
 */
public record TextFileFormat(List<String> names, String decimal, String dates)
    implements Serializable {
  private static final List<String> DECIMALS = List.of("", ".", ",");
  private static final List<String> DATES = List.of("", "dmy", "mdy", "ymd");

  /** Nothing is given. */
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

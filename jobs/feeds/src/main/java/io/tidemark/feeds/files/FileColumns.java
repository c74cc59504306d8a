package io.tidemark.feeds.files;

import io.tidemark.core.UserFault;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds a file's columns for our names: by the user's mapping, else by synonyms. */
final class FileColumns {
  /**
   * Possible column names by our name, in order of preference, in the simplified form in which they
   * are compared.
   */
  private static final Map<String, List<String>> SYNONYMS =
      Map.ofEntries(
          Map.entry(
              "ticker", List.of("ticker", "symbol", "actsymbol", "tic", "secid", "code", "name")),
          Map.entry(
              "date", List.of("date", "datetime", "timestamp", "tradedate", "time", "windowstart")),
          Map.entry("time", List.of("time", "timeofday")),
          Map.entry(
              "exdate", List.of("exdate", "exdividenddate", "executiondate", "date", "datetime")),
          Map.entry(
              "perioddate",
              List.of(
                  "observationdate",
                  "quarterstart",
                  "date",
                  "datetime",
                  "timestamp",
                  "month",
                  "time",
                  "period",
                  "quarter",
                  "observation")),
          Map.entry("open", List.of("open", "openprice")),
          Map.entry("high", List.of("high", "highprice")),
          Map.entry("low", List.of("low", "lowprice")),
          Map.entry("close", List.of("close", "closelast", "closeprice", "price")),
          Map.entry("volume", List.of("volume", "vol")),
          Map.entry("vwap", List.of("vwap", "vw", "averageprice", "avgprice")),
          Map.entry("trades", List.of("trades", "n", "count", "transactions", "tradecount")),
          Map.entry("contract", List.of("contract", "instrument")),
          Map.entry("adj_close", List.of("adjclose", "adjustedclose", "closeadj")),
          Map.entry(
              "dividend",
              List.of(
                  "dividend",
                  "dividends",
                  "divcash",
                  "exdividend",
                  "dividendamount",
                  "divamount",
                  "cashdividend",
                  "cashdividends",
                  "dividendcash",
                  "cashamount",
                  "dividendpershare")),
          Map.entry(
              "split",
              List.of(
                  "split",
                  "splits",
                  "splitratio",
                  "splitfactor",
                  "stocksplits",
                  "stocksplit",
                  "stocksplitratio",
                  "splitcoefficient",
                  "splitcoeff")),
          Map.entry("kind", List.of("kind", "type", "action")),
          Map.entry("amount", List.of("amount", "value")),
          Map.entry(
              "payment",
              List.of("payment", "dividendtype", "divtype", "paymenttype", "distributiontype")),
          Map.entry("series", List.of("series", "seriesid")),
          Map.entry(
              "memberdate",
              List.of(
                  "from",
                  "start",
                  "startdate",
                  "dateadded",
                  "added",
                  "datefrom",
                  "joined",
                  "date")),
          Map.entry("until", List.of("until", "to", "end", "enddate", "thru", "through", "dateto")),
          Map.entry("removed", List.of("removed", "dateremoved", "left", "dateleft")),
          Map.entry("tickers", List.of("tickers", "symbols", "members", "constituents")),
          Map.entry("value", List.of("value")));

  private final String fileName;
  private final List<String> header;
  private final Map<String, String> bySimpleName = new HashMap<>();
  private final Map<String, String> chosen = new HashMap<>();
  private final Map<String, String> renamed = new LinkedHashMap<>();

  /**
   * @param ours our names that the user may map
   * @param user the user's mapping between our names and the file's, in either direction
   * @param renaming whether a column may be mapped to a name that is not one of ours
   * @throws UserFault if an entry of {@code user} does not name a column of the file
   */
  FileColumns(
      String fileName,
      List<String> header,
      Set<String> ours,
      Map<String, String> user,
      boolean renaming) {
    this.fileName = fileName;
    this.header = List.copyOf(header);
    header.forEach(column -> bySimpleName.putIfAbsent(simple(column), column));
    user.forEach(
        (left, right) -> {
          if (!choose(left, right, ours, renaming) && !choose(right, left, ours, renaming)) {
            throw new UserFault(
                "%s: --map %s=%s fits no column; the file has %s, and ours are %s"
                    .formatted(
                        fileName, right, left, this.header, ours.stream().sorted().toList()));
          }
        });
  }

  private boolean choose(String name, String column, Set<String> ours, boolean renaming) {
    Optional<String> theirs = named(column);
    String our = name.strip().toLowerCase(Locale.ROOT);
    if (theirs.isPresent() && ours.contains(our)) {
      chosen.put(our, theirs.get());
      return true;
    }
    if (theirs.isPresent() && renaming && named(name).isEmpty()) {
      renamed.put(theirs.get(), name.strip());
      return true;
    }
    return false;
  }

  List<String> header() {
    return header;
  }

  /** The name of a column: the user's name for it, else its own. */
  String nameOf(String column) {
    return renamed.getOrDefault(column, column);
  }

  /** The file's column of that name, ignoring case and punctuation. */
  Optional<String> named(String name) {
    return header.contains(name)
        ? Optional.of(name)
        : Optional.ofNullable(bySimpleName.get(simple(name)));
  }

  /** The file's column for one of our names. */
  Optional<String> find(String ours) {
    return find(ours, ours);
  }

  /** The same with the synonyms of a more specific name. */
  Optional<String> find(String ours, String synonyms) {
    if (chosen.containsKey(ours)) {
      return Optional.of(chosen.get(ours));
    }
    return SYNONYMS.get(synonyms).stream()
        .filter(bySimpleName::containsKey)
        .map(bySimpleName::get)
        .filter(column -> !chosen.containsValue(column))
        .findFirst();
  }

  /**
   * The file's column for one of our names.
   *
   * @throws UserFault if the file has none
   */
  String need(String ours, String synonyms) {
    return find(ours, synonyms).orElseThrow(() -> lacking(ours));
  }

  /** The error for a missing column. */
  UserFault lacking(String ours) {
    return new UserFault(
        "%s: no column for %s among %s; choose one with --map THEIRS=%s"
            .formatted(fileName, ours, header, ours));
  }

  /** Whether a column's name is one of the synonyms. */
  static boolean isSynonym(String column, String synonyms) {
    return SYNONYMS.get(synonyms).contains(simple(column));
  }

  /**
   * Only the letters and digits of a name in lower case, without a number before them; for example
   * "Stock Splits", "split_ratio", "&lt;DATE&gt;", "7. dividend amount".
   */
  private static String simple(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceFirst("^\\d+\\.\\s+", "")
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }
}

package io.tidemark.feeds.files;

import io.tidemark.feeds.TextRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Separate columns of dividends and splits. An empty cell or 0 means no dividend; an empty cell, 0
 * or 1 means no split. A column of capital gains is ignored, because some sources already include
 * it in the dividend.
 */
final class ActionColumns {
  private static final Pattern RATIO =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(?:[:/]|-?for-?)\\s*([0-9]+(?:\\.[0-9]+)?)");

  private static final Set<String> SPECIAL =
      Set.of("special", "extra", "extraordinary", "supplemental", "supplementary", "sc");

  private final String dividend;
  private final String split;

  private ActionColumns(String dividend, String split) {
    this.dividend = dividend;
    this.split = split;
  }

  /** Empty if the file has neither column. */
  static Optional<ActionColumns> of(FileColumns columns) {
    Optional<String> dividend = columns.find("dividend");
    Optional<String> split = columns.find("split");
    return dividend.isEmpty() && split.isEmpty()
        ? Optional.empty()
        : Optional.of(new ActionColumns(dividend.orElse(null), split.orElse(null)));
  }

  /** The file's columns of dividends and splits. */
  List<String> columns() {
    return Stream.of(dividend, split).filter(Objects::nonNull).toList();
  }

  List<TextRow> rows(
      Map<String, String> record, String ticker, String date, RowLayout.Stamp stamp) {
    List<TextRow> rows = new ArrayList<>(2);
    String cash = stamp.figure(record, dividend);
    if (!isNone(cash)) {
      rows.add(row(ticker, date, "DIVIDEND", cash, stamp));
    }
    String factor = ratio(stamp.figure(record, split));
    if (!isNone(factor) && !isOne(factor)) {
      rows.add(row(ticker, date, "SPLIT", factor, stamp));
    }
    return rows;
  }

  static TextRow row(
      String ticker, String date, String kind, String amount, RowLayout.Stamp stamp) {
    return stamp.on(
        TextRow.action(ticker, date, kind, amount, stamp.place(), stamp.raw(), stamp.known().at()));
  }

  /** New shares per old share from a cell such as {@code new:old} or {@code new-for-old}. */
  static String ratio(String text) {
    Matcher parts = RATIO.matcher(text);
    if (!parts.matches() || new BigDecimal(parts.group(2)).signum() == 0) {
      return text;
    }
    return new BigDecimal(parts.group(1))
        .divide(new BigDecimal(parts.group(2)), MathContext.DECIMAL64)
        .stripTrailingZeros()
        .toPlainString();
  }

  /**
   * Which payment of an ex-date a row is about: {@code SPECIAL}, long-term or short-term capital
   * gains of funds, or empty for the ordinary dividend. Only words for a payment other than the
   * ordinary one are recognised: the same payment may be called "cash dividend" in one file and
   * "quarterly dividend" in another, and must not be counted twice.
   */
  static String payment(String words) {
    String[] all = words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1);
    if (Arrays.stream(all).anyMatch(SPECIAL::contains)) {
      return "SPECIAL";
    }
    boolean gain = Arrays.stream(all).anyMatch(word -> word.equals("gain") || word.equals("gains"));
    if (words.strip().equalsIgnoreCase("lt") || (gain && Arrays.asList(all).contains("long"))) {
      return "LONG_TERM_GAIN";
    }
    if (words.strip().equalsIgnoreCase("st") || (gain && Arrays.asList(all).contains("short"))) {
      return "SHORT_TERM_GAIN";
    }
    return "";
  }

  private static boolean isNone(String text) {
    return CellText.isMissing(text)
        || CellText.number(text).map(n -> n.signum() == 0).orElse(false);
  }

  private static boolean isOne(String text) {
    return CellText.number(text).map(n -> n.compareTo(BigDecimal.ONE) == 0).orElse(false);
  }
}

package io.tidemark.feeds.files;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Information from file names. */
final class FileNames {
  private static final Pattern EXTENSIONS =
      Pattern.compile("(\\.(csv|tsv|txt|gz|parquet))+$", Pattern.CASE_INSENSITIVE);

  /**
   * As in AET-L-1d-100x-error and ES_5m_2025: the part from the interval on does not belong to the
   * ticker.
   */
  private static final Pattern INTERVAL =
      Pattern.compile("[-_]\\d+(m|min|h|d|w|wk|mo|M)([-_].*)?$");

  /** The suffix that browsers add to a file name that already exists. */
  private static final Pattern COPY = Pattern.compile("\\s?\\(\\d{1,3}\\)$");

  private static final Pattern LONGER_THAN_A_DAY =
      Pattern.compile("[-_]\\d+(?:wk|w|mo|M)(?:[-_].*)?$");

  private static final Pattern TICKER = Pattern.compile("[A-Za-z0-9^=.&_-]{1,15}");

  /** File names that indicate several tickers. */
  private static final Set<String> NOT_TICKERS =
      Set.of("bars", "prices", "quotes", "data", "daily", "history", "ohlcv", "stocks", "all");

  /** Such a name that is also a company's ticker, if written in upper case. */
  private static final String ALLSTATE = "ALL";

  private FileNames() {}

  /** The name without folders and extensions. */
  static String stem(String fileName) {
    String name =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    return EXTENSIONS.matcher(name).replaceFirst("");
  }

  /** The ticker after which a file is named. */
  static Optional<String> ticker(String fileName) {
    String name = bare(fileName);
    boolean plausible =
        TICKER.matcher(name).matches()
            && (name.equals(ALLSTATE) || !NOT_TICKERS.contains(name.toLowerCase(Locale.ROOT)));
    return plausible ? Optional.of(name) : Optional.empty();
  }

  /** A ticker for error messages: the part of the name that looks like one. */
  static String tickerLike(String fileName) {
    String name = bare(fileName).toUpperCase(Locale.ROOT);
    return TICKER.matcher(name).matches() ? name : "AAPL";
  }

  /** Whether a file is named after bars of weeks or months, as in AV-L-1wk-bad-stock-split. */
  static boolean isLongerThanADay(String fileName) {
    return LONGER_THAN_A_DAY.matcher(stem(fileName)).find();
  }

  private static String bare(String fileName) {
    String name = COPY.matcher(stem(fileName)).replaceFirst("");
    return INTERVAL.matcher(name).replaceFirst("");
  }
}

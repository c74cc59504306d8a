package io.tidemark.feeds.files;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a file's name says. */
final class FileNames {
  private static final Pattern EXTENSIONS =
      Pattern.compile("(\\.(csv|tsv|txt|gz|parquet))+$", Pattern.CASE_INSENSITIVE);

  /** As in AET-L-1d-100x-error and ES_5m_2025: what follows the interval is not the ticker's. */
  private static final Pattern INTERVAL = Pattern.compile("[-_]\\d+(m|min|h|d|wk|mo)([-_].*)?$");

  private static final Pattern TICKER = Pattern.compile("[A-Za-z0-9^=.&_-]{1,15}");

  /** Names of files that hold many tickers. */
  private static final Set<String> NOT_TICKERS =
      Set.of("bars", "prices", "quotes", "data", "daily", "history", "ohlcv", "stocks", "all");

  private FileNames() {}

  /** The name without folders and extensions. */
  static String stem(String fileName) {
    String name =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    return EXTENSIONS.matcher(name).replaceFirst("");
  }

  /** The ticker after which a file is named. */
  static Optional<String> ticker(String fileName) {
    String name = INTERVAL.matcher(stem(fileName)).replaceFirst("");
    boolean plausible =
        TICKER.matcher(name).matches() && !NOT_TICKERS.contains(name.toLowerCase(Locale.ROOT));
    return plausible ? Optional.of(name) : Optional.empty();
  }
}

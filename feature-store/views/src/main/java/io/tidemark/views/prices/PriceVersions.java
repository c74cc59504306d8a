package io.tidemark.views.prices;

import io.tidemark.core.market.PriceVersion;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every version of every session's price of one ticker and one list of vendors, by session, then by
 * {@code known_at}, then by the run that wrote it.
 */
public final class PriceVersions {
  static final List<String> COLUMNS =
      List.of("open", "high", "low", "close", "volume", "split_ratio", "cash_dividend");
  static final int OPEN = 0;
  static final int HIGH = 1;
  static final int LOW = 2;
  static final int CLOSE = 3;
  static final int VOLUME = 4;
  static final int SPLIT_RATIO = 5;
  static final int CASH_DIVIDEND = 6;

  /** The status of a version that withdraws the price of a session. */
  private static final String WITHDRAWN = "withdrawn";

  private final int[] days;
  private final long[] knownAt;
  private final String[] runKeys;
  private final String[] status;
  private final String[] vendor;
  private final double[][] values;

  private PriceVersions(
      int[] days,
      long[] knownAt,
      String[] runKeys,
      String[] status,
      String[] vendor,
      double[][] values) {
    this.days = days;
    this.knownAt = knownAt;
    this.runKeys = runKeys;
    this.status = status;
    this.vendor = vendor;
    this.values = values;
  }

  /**
   * The last version of every session known by {@code asOf}; a session has no row if its price was
   * withdrawn by then.
   */
  public PriceSeries asOf(Instant asOf) {
    long latest = Micros.of(asOf);
    int[] rows = new int[days.length];
    int sessions = 0;
    int last = -1;
    for (int i = 0; i <= days.length; i++) {
      boolean newSession = i == days.length || (last >= 0 && days[last] != days[i]);
      if (newSession && last >= 0 && !WITHDRAWN.equals(status[last])) {
        rows[sessions++] = last;
      }
      last = newSession ? -1 : last;
      last = i < days.length && knownAt[i] <= latest ? i : last;
    }
    return new PriceSeries(this, Arrays.copyOf(rows, sessions));
  }

  /** When the latest version known by {@code asOf} became known; empty if there is none. */
  public Optional<Instant> lastKnownAt(Instant asOf) {
    long latest = Micros.of(asOf);
    OptionalLong last = Arrays.stream(knownAt).filter(known -> known <= latest).max();
    return last.isPresent() ? Optional.of(Micros.instant(last.getAsLong())) : Optional.empty();
  }

  /**
   * The versions known by {@code asOf} as features are computed from them; their vwap is not held
   * here.
   */
  public List<PriceVersion> known(Instant asOf) {
    long latest = Micros.of(asOf);
    return IntStream.range(0, days.length)
        .filter(row -> knownAt[row] <= latest)
        .mapToObj(
            row ->
                new PriceVersion(
                    LocalDate.ofEpochDay(days[row]),
                    Micros.instant(knownAt[row]),
                    value(OPEN, row),
                    value(HIGH, row),
                    value(LOW, row),
                    value(CLOSE, row),
                    value(VOLUME, row),
                    Double.NaN,
                    value(SPLIT_RATIO, row),
                    value(CASH_DIVIDEND, row)))
        .toList();
  }

  /** Number of versions. */
  public int size() {
    return days.length;
  }

  /** When the first row became known. */
  public Instant firstKnownAt() {
    return Micros.instant(Arrays.stream(knownAt).min().orElseThrow());
  }

  /** Merges these versions with others of the same ticker and list of vendors. */
  PriceVersions with(PriceVersions more) {
    return of(Stream.concat(versions(), more.versions()).toList());
  }

  private Stream<Version> versions() {
    return IntStream.range(0, days.length)
        .mapToObj(
            i ->
                new Version(
                    days[i],
                    knownAt[i],
                    runKeys[i],
                    status[i],
                    vendor[i],
                    Arrays.stream(values).mapToDouble(column -> column[i]).toArray()));
  }

  int day(int row) {
    return days[row];
  }

  long knownAt(int row) {
    return knownAt[row];
  }

  String status(int row) {
    return status[row];
  }

  String vendor(int row) {
    return vendor[row];
  }

  double value(int column, int row) {
    return values[column][row];
  }

  /**
   * One version.
   *
   * @param vendor vendor of the bar
   * @param values values in the order of {@link #COLUMNS}
   */
  record Version(
      int day, long knownAt, String runKey, String status, String vendor, double[] values) {}

  /**
   * Sorts versions; of two versions of a day with the same {@code known_at}, the one with the last
   * run key counts.
   */
  static PriceVersions of(List<Version> versions) {
    List<Version> ordered =
        versions.stream()
            .sorted(
                Comparator.comparingInt(Version::day)
                    .thenComparingLong(Version::knownAt)
                    .thenComparing(Version::runKey))
            .toList();
    return new PriceVersions(
        ordered.stream().mapToInt(Version::day).toArray(),
        ordered.stream().mapToLong(Version::knownAt).toArray(),
        ordered.stream().map(Version::runKey).toArray(String[]::new),
        ordered.stream().map(Version::status).toArray(String[]::new),
        ordered.stream().map(Version::vendor).toArray(String[]::new),
        IntStream.range(0, COLUMNS.size())
            .mapToObj(c -> ordered.stream().mapToDouble(v -> v.values()[c]).toArray())
            .toArray(double[][]::new));
  }
}

package io.tidemark.ingest.screen;

import io.tidemark.ingest.screen.BarFlag.Standing;
import io.tidemark.ingest.vendors.CountMismatch;
import io.tidemark.ingest.vendors.FigureText;
import io.tidemark.ingest.vendors.ManualOverride;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Looks at a bar that no other vendor bears out: is it one of this share at all, in its unit, of
 * this day? It compares with what was known of the days before, never with a later one.
 *
 * <p>A move without a record is never taken for a split. A bar after a large move counts at once if
 * it continues the vendor's own level, so a true crash costs its one day, which waits for
 * somebody's word.
 */
public final class PlausibilityCheck {
  /** Factors by which units differ: cents, and thousands. */
  private static final double[] UNITS = {100, 1_000};

  /** How near to such a factor a price must be, in log terms: a day's own move is in it. */
  private static final double UNIT_SHARE = 0.25;

  /** A move of which no price may be made without a word: two and a half times, either way. */
  private static final double HELD_MOVE = Math.log(2.5);

  /** A move that somebody should look at. */
  private static final double DOUBTED_MOVE = Math.log(1.35);

  /** Moves are seldom so many standard deviations. */
  private static final double SCALES = 10;

  /** So many sessions without a trade are no pause any more where others have ended. */
  private static final int STANDSTILL = 5;

  /** Trades of fewer shares can well repeat themselves. */
  private static final double REPEATABLE_VOLUME = 1_000;

  private final Map<LocalDate, List<ManualOverride>> rulings = new LinkedHashMap<>();
  private final List<CountMismatch> miscounts;

  /**
   * @param rulings what people said about single bars
   * @param miscounts bars that do not add up to what their vendor counts
   */
  public PlausibilityCheck(List<ManualOverride> rulings, List<CountMismatch> miscounts) {
    this.miscounts = List.copyOf(miscounts);
    for (ManualOverride ruling : rulings) {
      this.rulings.computeIfAbsent(ruling.date(), date -> new ArrayList<>()).add(ruling);
    }
  }

  /**
   * What a bar is compared with.
   *
   * @param expected where the close should be if nothing else happened; NaN if nothing is known
   * @param ownExpected the same from the vendor's own last bar; NaN if there is none
   * @param before that bar, or null
   * @param alone whether no other vendor has a bar of the day; between two that differ the one
   *     nearer to what was to be expected is believed, and the other needs no word
   * @param standstill how many of the vendor's bars just before are the same without a trade, where
   *     others had bars and have none any more; else 0
   * @param usualMove a day's usual move, in log terms; worked out only where a move is large
   */
  public record Reference(
      double expected,
      double ownExpected,
      VendorBar before,
      boolean alone,
      int standstill,
      DoubleSupplier usualMove) {}

  /** Whether somebody said something of a bar of that day. */
  public boolean speaksOf(LocalDate date) {
    return rulings.containsKey(date);
  }

  /** The times at which something was decided about a day, or found of its counts. */
  public List<Instant> times(LocalDate date) {
    List<Instant> times = new ArrayList<>();
    for (ManualOverride ruling : rulings.getOrDefault(date, List.of())) {
      times.add(ruling.from());
      if (ruling.until().isBefore(Instant.MAX)) {
        times.add(ruling.until());
      }
    }
    for (CountMismatch miscount : miscounts) {
      if (miscount.covers(date)) {
        times.add(miscount.since());
        if (miscount.cleared().isBefore(Instant.MAX)) {
          times.add(miscount.cleared());
        }
      }
    }
    return times;
  }

  /** Whether somebody said that the bar counts, or that it does not; null if nobody did. */
  public Boolean ruled(String ticker, VendorBar bar, Instant time) {
    Boolean accepted = null;
    for (ManualOverride ruling : rulings.getOrDefault(bar.date(), List.of())) {
      if (ruling.holdsAt(time)
          && ruling.vendor().equals(bar.vendor())
          && ruling.bar().equals(bar.id(ticker))) {
        accepted = ruling.accepted();
      }
    }
    return accepted;
  }

  /** What is against a bar by its vendor's own counts, whoever bears it out; null if nothing is. */
  public BarFlag miscounted(VendorBar bar, Instant time) {
    for (CountMismatch miscount : miscounts) {
      if (miscount.vendor().equals(bar.vendor())
          && miscount.covers(bar.date())
          && miscount.holdsAt(time)) {
        Finding finding = new Finding(bar);
        finding.hold("summary-breach", miscount.words());
        return finding.at(time);
      }
    }
    return null;
  }

  /** What is against a bar that nobody bears out; null if nothing is. */
  public BarFlag against(VendorBar bar, Reference reference, Instant time) {
    Finding finding = new Finding(bar);
    double move = Math.log(bar.close() / reference.expected());
    double unit = unit(move);
    if (unit != 1) {
      finding.hold(
          "unit-error",
          "close %s is about %s times the %s that was to be expected"
              .formatted(
                  bar.close(), FigureText.plain(unit), FigureText.plain(reference.expected())));
      finding.repairBy(1 / unit);
    } else if (reference.alone() && Math.abs(move) > DOUBTED_MOVE) {
      jump(finding, move, reference);
    }
    if (repeats(bar, reference.before())) {
      finding.hold(
          "stale",
          "the same open, high, low, close and volume %s as on %s"
              .formatted(FigureText.plain(bar.volume()), reference.before().date()));
    }
    if (reference.standstill() >= STANDSTILL) {
      finding.hold(
          "stale",
          "the same price without a trade since %d sessions, and no other vendor has one"
              .formatted(reference.standstill()));
    }
    return finding.at(time);
  }

  private static void jump(Finding finding, double move, Reference reference) {
    double size = Math.abs(move);
    double scale = reference.usualMove().getAsDouble();
    double ownMove = Math.log(finding.bar.close() / reference.ownExpected());
    if (Math.abs(ownMove) <= Math.max(DOUBTED_MOVE, SCALES * scale)) {
      return;
    }
    String words =
        "close %s is %s from the %s that was to be expected, %s times a usual day's move"
            .formatted(
                finding.bar.close(),
                FigureText.percent(Math.expm1(move)),
                FigureText.plain(reference.expected()),
                FigureText.plain(Math.rint(size / scale)));
    if (size > Math.max(HELD_MOVE, SCALES * scale)) {
      finding.hold("jump", words);
    } else if (size > Math.max(DOUBTED_MOVE, SCALES * scale)) {
      finding.doubt("jump", words);
    }
  }

  private static double unit(double move) {
    for (double unit : UNITS) {
      if (Math.abs(Math.abs(move) - Math.log(unit)) <= UNIT_SHARE) {
        return move > 0 ? unit : 1 / unit;
      }
    }
    return 1;
  }

  private static boolean repeats(VendorBar bar, VendorBar before) {
    return before != null
        && bar.volume() >= REPEATABLE_VOLUME
        && bar.high() > bar.low()
        && bar.open() == before.open()
        && bar.high() == before.high()
        && bar.low() == before.low()
        && bar.close() == before.close()
        && bar.volume() == before.volume();
  }

  /** What was found against one bar so far. */
  private static final class Finding {
    private final VendorBar bar;
    private final List<String> rules = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final Map<String, Double> repair = new LinkedHashMap<>();
    private Standing standing = Standing.DOUBTED;

    Finding(VendorBar bar) {
      this.bar = bar;
    }

    void hold(String rule, String reason) {
      standing = Standing.HELD;
      doubt(rule, reason);
    }

    void doubt(String rule, String reason) {
      rules.add(rule);
      reasons.add(reason);
    }

    void repairBy(double factor) {
      repair.put("open", bar.open() * factor);
      repair.put("high", bar.high() * factor);
      repair.put("low", bar.low() * factor);
      repair.put("close", bar.close() * factor);
    }

    BarFlag at(Instant time) {
      return rules.isEmpty() ? null : new BarFlag(bar, standing, rules, reasons, repair, time);
    }
  }
}

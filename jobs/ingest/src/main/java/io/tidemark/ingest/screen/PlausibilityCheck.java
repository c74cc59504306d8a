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
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Checks whether a bar that no other vendor confirms is plausible for this share, unit and day. It
 * compares the bar only with data known about earlier days, with one exception: when the vendor
 * sends the same bar for its next day, both copies are held from then on.
 *
 * <p>A price move without a record is never taken for a split. A bar after a large move is used at
 * once if it continues the vendor's own level, so after a real crash only the day of the crash
 * waits for a person's decision.
 */
public final class PlausibilityCheck {
  /** Factors between units: cents, and thousands. */
  private static final double[] UNITS = {100, 1_000};

  /** The largest log distance from such a factor; it includes a day's own move. */
  private static final double UNIT_SHARE = 0.25;

  /**
   * A log move from which on no price is made without a person's approval: a factor of 2.5 up or
   * down.
   */
  private static final double HELD_MOVE = Math.log(2.5);

  /** A log move from which on a person should review the bar. */
  private static final double DOUBTED_MOVE = Math.log(1.35);

  /** Moves rarely exceed this many standard deviations. */
  private static final double SCALES = 10;

  /**
   * After this many sessions without a trade, when other vendors have ended, the ticker is no
   * longer just paused.
   */
  private static final int STANDSTILL = 5;

  private final Map<LocalDate, List<ManualOverride>> rulings = new LinkedHashMap<>();
  private final List<CountMismatch> miscounts;

  /**
   * @param rulings people's decisions about single bars
   * @param miscounts bars that do not match their vendor's own counts
   */
  public PlausibilityCheck(List<ManualOverride> rulings, List<CountMismatch> miscounts) {
    this.miscounts = List.copyOf(miscounts);
    for (ManualOverride ruling : rulings) {
      this.rulings.computeIfAbsent(ruling.date(), date -> new ArrayList<>()).add(ruling);
    }
  }

  /**
   * The data that a bar is compared with.
   *
   * @param expected the expected close if nothing else happened; NaN if nothing is known
   * @param ownExpected the expected close from the vendor's own last bar; NaN if there is none
   * @param before the vendor's own last bar, or null
   * @param after the vendor's own next bar as known then, if it can be a copy of this one; else
   *     null
   * @param alone whether no other vendor has a bar of the day; if two vendors differ, the bar
   *     nearer to the expected close is chosen and the other one needs no decision
   * @param standstill how many of the vendor's directly preceding bars are the same without a
   *     trade, if other vendors had bars and have none any more; else 0
   * @param usualMove the usual daily log move; computed only if the move is large
   */
  public record Reference(
      double expected,
      double ownExpected,
      VendorBar before,
      VendorBar after,
      boolean alone,
      int standstill,
      DoubleSupplier usualMove) {}

  /** Whether there is a decision by a person about a bar of that day. */
  public boolean speaksOf(LocalDate date) {
    return rulings.containsKey(date);
  }

  /** The times of decisions about a day and of findings about its counts. */
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

  /** A person's decision whether to use the bar; null if there is none. */
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

  /**
   * The finding from the vendor's own counts, even if another vendor confirms the bar; null if
   * there is none.
   */
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

  /** The finding about a bar that no other vendor confirms; null if there is none. */
  public BarFlag against(VendorBar bar, Reference reference, Instant time) {
    Finding finding = new Finding(bar);
    double move = Math.log(bar.close() / reference.expected());
    double unit = unit(move);
    if (unit != 1) {
      finding.hold(
          "unit-error",
          "close %s is about %s times the expected %s"
              .formatted(
                  bar.close(), FigureText.plain(unit), FigureText.plain(reference.expected())));
      finding.repairBy(1 / unit);
    } else if (reference.alone() && Math.abs(move) > DOUBTED_MOVE) {
      jump(finding, move, reference);
    }
    for (VendorBar other : neighbours(reference)) {
      if (RepeatedBars.areCopies(bar, other)) {
        finding.hold(
            "stale",
            "the same open, high, low, close and volume %s as on %s, and one of them is wrong"
                .formatted(FigureText.plain(bar.volume()), other.date()));
        break;
      }
    }
    if (reference.standstill() >= STANDSTILL) {
      finding.hold(
          "stale",
          "the same price without a trade for %d sessions, and no other vendor has a bar"
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
        "close %s is %s from the expected %s, %s times the usual daily move"
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

  private static List<VendorBar> neighbours(Reference reference) {
    return Stream.of(reference.before(), reference.after()).filter(Objects::nonNull).toList();
  }

  /** Collects the findings about one bar. */
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

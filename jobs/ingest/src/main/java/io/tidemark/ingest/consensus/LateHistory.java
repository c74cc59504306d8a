package io.tidemark.ingest.consensus;

import static java.util.stream.Collectors.groupingBy;

import io.tidemark.core.market.GapFills;
import io.tidemark.ingest.calendar.SessionCache;
import io.tidemark.ingest.consensus.AgreedPrice.Status;
import io.tidemark.ingest.screen.RepeatedBars;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes a history that was loaded late take part in the decisions of its own days.
 *
 * <p>A vendor's first version of a fact is a backfill if it arrived more than {@link
 * GapFills#GRACE} after its day. In decisions a backfill counts as known at the day's decision
 * time, together with the data of the other vendors. Otherwise a vendor loaded seconds or years
 * after another one would never take part in the first version of a day. A result that is based on
 * a backfill still gets the backfill's real {@code known_at}, so a read as of an earlier time does
 * not see it.
 */
final class LateHistory {
  /**
   * An action takes effect on the first priced day from its ex-date on, at most this many days
   * later.
   */
  private static final int ACTION_REACH_DAYS = 10;

  private record Fact(String vendor, LocalDate date, Object kind) {}

  private record Shift(Instant counted, Instant known) {}

  private final List<VendorBar> bars;
  private final List<VendorAction> actions;
  private final Set<LocalDate> exDates = new HashSet<>();
  private final Map<LocalDate, List<Shift>> barShifts = new HashMap<>();
  private final Map<LocalDate, List<Shift>> actionShifts = new HashMap<>();

  LateHistory(List<VendorBar> bars, List<VendorAction> actions) {
    Map<Fact, Instant> first = new HashMap<>();
    bars.forEach(bar -> first.merge(fact(bar), bar.knownAt(), LateHistory::earlier));
    actions.forEach(action -> first.merge(fact(action), action.knownAt(), LateHistory::earlier));
    this.bars = bars.stream().map(bar -> counted(bar, first.get(fact(bar)))).toList();
    actions.forEach(action -> exDates.add(action.exDate()));
    this.actions =
        actions.stream().map(action -> counted(action, first.get(fact(action)))).toList();
    shiftRepeats(bars);
  }

  /** A decision about a bar that is repeated on a later day depends on that day's bar as well. */
  private void shiftRepeats(List<VendorBar> sent) {
    for (RepeatedBars.Pair pair : RepeatedBars.of(bars)) {
      for (int i = 0; i < bars.size(); i++) {
        VendorBar bar = bars.get(i);
        if (bar.date().equals(pair.again())
            && bar.vendor().equals(pair.vendor())
            && bar.knownAt().isBefore(sent.get(i).knownAt())) {
          barShifts
              .computeIfAbsent(pair.first(), date -> new ArrayList<>())
              .add(new Shift(bar.knownAt(), sent.get(i).knownAt()));
        }
      }
    }
  }

  /** The bars with the times used in decisions. */
  List<VendorBar> bars() {
    return bars;
  }

  /** The actions with the times used in decisions. */
  List<VendorAction> actions() {
    return actions;
  }

  /** A result with the times at which it was really known. */
  TickerOutcome stamped(TickerOutcome verdict) {
    if (barShifts.isEmpty() && actionShifts.isEmpty()) {
      return verdict;
    }
    Map<LocalDate, List<AgreedPrice>> byDate =
        verdict.prices().stream().collect(groupingBy(AgreedPrice::date));
    return new TickerOutcome(
        lastOfEachTime(
            verdict.prices().stream().map(price -> price.toldAt(known(price, byDate))).toList(),
            price -> List.of(price.date(), price.knownAt())),
        lastOfEachTime(
            verdict.disagreements().stream()
                .map(d -> d.toldAt(known(d.date(), d.knownAt())))
                .toList(),
            d -> List.of(d.date(), d.field(), d.knownAt())),
        lastOfEachTime(
            verdict.holds().stream()
                .map(h -> h.toldAt(known(h.bar().date(), h.knownAt())))
                .toList(),
            h -> List.of(h.bar().date(), h.bar().vendor(), h.knownAt())));
  }

  /**
   * When a price was really known: after its late bars, and after late actions that can take effect
   * on its day.
   */
  private Instant known(AgreedPrice price, Map<LocalDate, List<AgreedPrice>> byDate) {
    Instant counted = price.knownAt();
    return isBesideActions(price, byDate)
        ? known(price.date(), counted)
        : latest(barShifts, price.date(), counted);
  }

  /**
   * Whether any action has an ex-date after the previous priced day and up to the day of this
   * price.
   */
  private boolean isBesideActions(AgreedPrice price, Map<LocalDate, List<AgreedPrice>> byDate) {
    LocalDate date = price.date();
    for (int back = 0; back <= ACTION_REACH_DAYS; back++) {
      LocalDate day = date.minusDays(back);
      if (back > 0 && isPriced(byDate.getOrDefault(day, List.of()), price.knownAt())) {
        return false;
      }
      if (exDates.contains(day)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPriced(List<AgreedPrice> versions, Instant counted) {
    boolean is = false;
    for (AgreedPrice version : versions) {
      is = version.knownAt().isAfter(counted) ? is : version.status() != Status.WITHDRAWN;
    }
    return is;
  }

  private Instant known(LocalDate date, Instant counted) {
    Instant byBars = latest(barShifts, date, counted);
    Instant byActions = latest(actionShifts, date, counted);
    return byBars.isAfter(byActions) ? byBars : byActions;
  }

  private static Instant latest(
      Map<LocalDate, List<Shift>> shifts, LocalDate date, Instant counted) {
    Instant known = counted;
    for (int back = 0; back <= ACTION_REACH_DAYS; back++) {
      for (Shift shift : shifts.getOrDefault(date.minusDays(back), List.of())) {
        if (!shift.counted().isAfter(counted) && shift.known().isAfter(known)) {
          known = shift.known();
        }
      }
    }
    return known;
  }

  private VendorBar counted(VendorBar bar, Instant first) {
    return bar.knownAt().equals(first) && isLate(bar.date(), first)
        ? bar.toldAt(shift(barShifts, bar.date(), first))
        : bar;
  }

  private VendorAction counted(VendorAction action, Instant first) {
    return action.knownAt().equals(first) && isLate(action.exDate(), first)
        ? action.toldAt(shift(actionShifts, action.exDate(), first))
        : action;
  }

  private static Instant shift(Map<LocalDate, List<Shift>> shifts, LocalDate date, Instant known) {
    Instant counted = SessionCache.decision(date);
    shifts.computeIfAbsent(date, d -> new ArrayList<>()).add(new Shift(counted, known));
    return counted;
  }

  private static boolean isLate(LocalDate date, Instant known) {
    return known.isAfter(SessionCache.decision(date).plus(GapFills.GRACE));
  }

  /** Of entries with the same key keeps the last one, at the position of the first. */
  private static <T> List<T> lastOfEachTime(List<T> entries, Function<T, Object> key) {
    Map<Object, T> last = new LinkedHashMap<>();
    entries.forEach(entry -> last.put(key.apply(entry), entry));
    return List.copyOf(last.values());
  }

  private static Fact fact(VendorBar bar) {
    return new Fact(bar.vendor(), bar.date(), "bar");
  }

  private static Fact fact(VendorAction action) {
    return new Fact(action.vendor(), action.exDate(), action.kind());
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}

package io.tidemark.ingest.consensus;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.consensus.ActionCalendar.Listing;
import io.tidemark.ingest.consensus.AgreedPrice.Status;
import io.tidemark.ingest.consensus.Disagreement.Field;
import io.tidemark.ingest.screen.BarFlag;
import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.screen.RepeatedBars;
import io.tidemark.ingest.vendors.Tolerance;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decides one ticker's days in order, each as of every time at which the known data changed. */
final class TickerHistory {
  private final String ticker;
  private final List<String> trust;
  private final PlausibilityCheck screen;
  private final List<TickerDay> days;
  private final PastDays past;
  private final ActionCalendar actions;

  /** The times at which a repeat of a day's bar begins or can end, on both of its days. */
  private final Map<LocalDate, NavigableSet<Instant>> repeats = new HashMap<>();

  /** When the first bar of each vendor became known, up to the day being decided. */
  private final Map<String, Instant> firstKnown = new HashMap<>();

  TickerHistory(
      String ticker,
      List<String> trust,
      List<VendorBar> bars,
      List<VendorAction> actions,
      PlausibilityCheck screen) {
    this.ticker = ticker;
    this.trust = trust;
    this.screen = screen;
    this.days =
        bars.stream()
            .collect(groupingBy(VendorBar::date, TreeMap::new, toList()))
            .entrySet()
            .stream()
            .map(e -> new TickerDay(e.getKey(), e.getValue(), this::isRuledOut))
            .toList();
    this.past = new PastDays(days);
    this.actions = new ActionCalendar(trust, actions);
    for (RepeatedBars.Pair pair : RepeatedBars.of(bars)) {
      for (LocalDate date : List.of(pair.first(), pair.again())) {
        repeats.computeIfAbsent(date, d -> new TreeSet<>()).addAll(pair.times());
      }
    }
  }

  private boolean isRuledOut(VendorBar bar, Instant time) {
    return Boolean.FALSE.equals(screen.ruled(ticker, bar, time));
  }

  TickerOutcome decide() {
    List<AgreedPrice> prices = new ArrayList<>();
    List<Disagreement> disagreements = new ArrayList<>();
    BarFlagLog holds = new BarFlagLog();
    for (int i = 0; i < days.size(); i++) {
      TickerDay day = days.get(i);
      day.bars().forEach(b -> firstKnown.merge(b.vendor(), b.knownAt(), TickerHistory::earlier));
      DisagreementLog log = new DisagreementLog();
      for (Instant time : knowledgeTimes(i)) {
        decide(i, time, log, holds);
      }
      prices.addAll(day.prices());
      disagreements.addAll(log.disagreements());
    }
    return new TickerOutcome(prices, disagreements, holds.flags());
  }

  private void decide(int i, Instant time, DisagreementLog log, BarFlagLog holds) {
    TickerDay day = days.get(i);
    Map<String, VendorBar> quoted = day.knownBy(time, trust);
    if (quoted.isEmpty()) {
      return;
    }
    AgreedPrice before = past.price(i, time);
    LocalDate after = before == null ? dayBeforeFirst(day) : before.date();
    ActionReview review = review(i, after, time);
    Map<String, VendorBar> known = new LinkedHashMap<>(quoted);
    known.values().removeIf(bar -> !counts(i, bar, quoted, before, review, time, holds));
    holds.of(day.date()).stream()
        .filter(bar -> !quoted.containsValue(bar) && screen.ruled(ticker, bar, time) == null)
        .forEach(bar -> holds.clear(bar, time));
    if (known.isEmpty()) {
      withdrawIfBaseless(i, time);
      log.tell(List.of(closes(day, quoted, "", "held: see quarantine", time)), day.date(), time);
      return;
    }

    List<Disagreement> current = new ArrayList<>();
    CloseChoice choice;
    if (known.size() == 1) {
      VendorBar alone = known.values().iterator().next();
      String objection = objection(i, alone, time);
      if (!objection.isEmpty()) {
        withdrawIfBaseless(i, time);
        log.tell(List.of(closes(day, known, "", objection, time)), day.date(), time);
        return;
      }
      choice = CloseChoice.only(alone, quoted.size());
      if (choice.status() == Status.DISPUTED) {
        current.add(closes(day, quoted, alone.vendor(), choice.reason(), time));
      }
    } else {
      double expected =
          before == null ? Double.NaN : review.expectedClose(before.close(), known.values());
      choice = CloseChoice.among(known, expected);
      if (choice.status() == Status.DISPUTED) {
        current.add(closes(day, known, choice.bar().vendor(), choice.reason(), time));
      }
      compareVolumes(day, known, choice.bar(), time, current);
    }

    ActionReview.Effect effect = review.effect(before, choice.bar());
    current.addAll(effect.disagreements());
    day.price(
        new AgreedPrice(
            choice.bar(), effect.splitRatio(), effect.cashDividend(), choice.status(), time));
    log.tell(current, after, time);
  }

  /**
   * The times at which something relevant to a day became known. An action takes effect on the
   * first priced day from its ex-date on. So if the directly preceding days have no price yet when
   * this day gets its first one, the times at which data about them became known count too, and so
   * do those at which such a day gets or loses a price. The same holds for actions dated a few days
   * earlier, because they can turn out to be the same event. A bar that its vendor repeats on its
   * next day is decided again when the repeat becomes known, and whenever a bar of that vendor can
   * end it.
   */
  private NavigableSet<Instant> knowledgeTimes(int i) {
    TickerDay day = days.get(i);
    NavigableSet<Instant> times = new TreeSet<>();
    day.bars().forEach(bar -> times.add(bar.knownAt()));
    times.addAll(screen.times(day.date()));
    times.addAll(repeats.getOrDefault(day.date(), Collections.emptyNavigableSet()));
    int last = i - 1;
    while (last >= 0 && days.get(last).priceBy(day.firstKnown()) == null) {
      days.get(last).bars().forEach(bar -> times.add(bar.knownAt()));
      last--;
    }
    addPriceChanges(i, times);
    // Not from the very first day: it may become known only later and must have no effect before.
    LocalDate after =
        last < 0 ? LocalDate.MIN : days.get(last).date().minusDays(ActionReview.SAME_EVENT_DAYS);
    times.addAll(actions.knowledgeTimes(after, day.date()));
    return times.tailSet(day.firstKnown(), true);
  }

  /**
   * Adds the times at which an earlier day got or lost its price while no day between had one: an
   * action of that day then takes effect on it, or on this day.
   */
  private void addPriceChanges(int i, NavigableSet<Instant> times) {
    Instant first = days.get(i).firstKnown();
    for (int before = i - 1; before >= 0; before--) {
      TickerDay day = days.get(before);
      List<Instant> changes = day.priceChanges();
      for (Instant change : changes) {
        if (days.subList(before + 1, i).stream().allMatch(d -> d.priceBy(change) == null)) {
          times.add(change);
        }
      }
      if (changes.size() == 1 && !changes.get(0).isAfter(first)) {
        return;
      }
    }
  }

  /**
   * Whether a bar can be used as of that time: a person approved it, another vendor confirms it, or
   * it passes the checks.
   */
  private boolean counts(
      int i,
      VendorBar bar,
      Map<String, VendorBar> quoted,
      AgreedPrice before,
      ActionReview review,
      Instant time,
      BarFlagLog holds) {
    Boolean ruled = screen.ruled(ticker, bar, time);
    if (ruled != null) {
      return ruled;
    }
    BarFlag miscounted = screen.miscounted(bar, time);
    if (miscounted != null) {
      holds.tell(miscounted);
      return false;
    }
    if (isBorneOut(bar, quoted)) {
      holds.clear(bar, time);
      return true;
    }
    VendorBar own = past.bar(i, bar.vendor(), time);
    PlausibilityCheck.Reference reference =
        new PlausibilityCheck.Reference(
            before == null ? Double.NaN : review.nearestExpected(before.close(), bar),
            own == null ? Double.NaN : ownExpected(i, own, before, bar, review, time),
            own,
            repeats.containsKey(bar.date()) ? past.next(i, bar.vendor(), time) : null,
            quoted.size() == 1,
            quoted.size() == 1 && firstKnown.size() > 1 ? past.standstill(i, bar, time) : 0,
            () -> past.usualMoves(i, time).daily());
    BarFlag hold = screen.against(bar, reference, time);
    if (hold == null) {
      holds.clear(bar, time);
      return true;
    }
    holds.tell(hold);
    return !hold.isHeld();
  }

  /** Withdraws a price whose bar was rejected, is repeated or contradicts its vendor's counts. */
  private void withdrawIfBaseless(int i, Instant time) {
    TickerDay day = days.get(i);
    AgreedPrice standing = day.priceBy(time);
    if (standing == null) {
      return;
    }
    VendorBar bar = standing.bar();
    Boolean ruled = screen.ruled(ticker, bar, time);
    if (ruled == null ? screen.miscounted(bar, time) != null || isRepeated(i, bar, time) : !ruled) {
      day.price(standing.withdrawn(time));
    }
  }

  private boolean isRepeated(int i, VendorBar bar, Instant time) {
    return repeats.containsKey(bar.date())
        && (RepeatedBars.areCopies(bar, past.bar(i, bar.vendor(), time))
            || RepeatedBars.areCopies(bar, past.next(i, bar.vendor(), time)));
  }

  private static boolean isBorneOut(VendorBar bar, Map<String, VendorBar> quoted) {
    return quoted.values().stream()
        .anyMatch(
            other ->
                !other.vendor().equals(bar.vendor())
                    && Tolerance.closesAgree(bar.close(), other.close()));
  }

  /**
   * The expected close from the vendor's own last bar, which may be later than the last price and
   * then includes the actions in between.
   */
  private double ownExpected(
      int i, VendorBar own, AgreedPrice before, VendorBar bar, ActionReview review, Instant time) {
    boolean samePast = before != null && before.date().equals(own.date());
    ActionReview since = samePast ? review : review(i, own.date(), time);
    return since.nearestExpected(own.close(), bar);
  }

  private ActionReview review(int i, LocalDate after, Instant time) {
    LocalDate date = days.get(i).date();
    List<Listing> listings = actions.listings(after, date, time);
    return new ActionReview(
        listings,
        actions,
        listings.isEmpty() ? Set.of() : vendorsUpTo(date, time),
        () -> past.usualMoves(i, time).over(TradingCalendar.XNYS.sessions(after, date).size() - 1),
        time);
  }

  /** The vendors that had sent anything about this ticker by then. */
  private Set<String> vendorsUpTo(LocalDate date, Instant time) {
    Set<String> vendors = new LinkedHashSet<>();
    trust.stream().filter(vendor -> hasBars(vendor, time)).forEach(vendors::add);
    vendors.addAll(actions.vendorsUpTo(date, time));
    return vendors;
  }

  /** Why the bar of the only vendor on a day cannot be used; empty if it can. */
  private String objection(int i, VendorBar alone, Instant time) {
    for (int j = i - 1; j >= 0; j--) {
      AgreedPrice price = days.get(j).priceBy(time);
      VendorBar bar = days.get(j).knownBy(time, alone.vendor());
      if (price != null && bar != null) {
        return Tolerance.closesAgree(price.close(), bar.close())
            ? ""
            : "held: only %s has a bar, and on %s its close %s was not the %s of %s"
                .formatted(
                    alone.vendor(), price.date(), bar.close(), price.close(), price.bar().vendor());
      }
    }
    boolean mostTrustedSoFar =
        trust.stream()
            .takeWhile(vendor -> !vendor.equals(alone.vendor()))
            .noneMatch(vendor -> hasBars(vendor, time));
    return mostTrustedSoFar
        ? ""
        : "held: only %s has a bar, and no earlier day shows that it agrees with the others"
            .formatted(alone.vendor());
  }

  private boolean hasBars(String vendor, Instant time) {
    Instant first = firstKnown.get(vendor);
    return first != null && !first.isAfter(time);
  }

  private static void compareVolumes(
      TickerDay day,
      Map<String, VendorBar> known,
      VendorBar chosen,
      Instant time,
      List<Disagreement> disagreements) {
    boolean agree =
        known.values().stream()
            .allMatch(bar -> Tolerance.volumesAgree(bar.volume(), chosen.volume()));
    if (!agree) {
      Map<String, Double> values = new LinkedHashMap<>();
      known.forEach((vendor, bar) -> values.put(vendor, bar.volume()));
      String reason = "volumes are more than 20 % apart; that of the chosen bar is kept";
      disagreements.add(
          new Disagreement(day.date(), Field.VOLUME, values, chosen.vendor(), reason, time));
    }
  }

  private static Disagreement closes(
      TickerDay day, Map<String, VendorBar> known, String chosen, String reason, Instant time) {
    Map<String, Double> values = new LinkedHashMap<>();
    known.forEach((vendor, bar) -> values.put(vendor, bar.close()));
    return new Disagreement(day.date(), Field.CLOSE, values, chosen, reason, time);
  }

  /**
   * For the first day only actions of that day count: there is no earlier price to which older ones
   * could apply.
   */
  private static LocalDate dayBeforeFirst(TickerDay first) {
    return TradingCalendar.XNYS.previous(first.date());
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}

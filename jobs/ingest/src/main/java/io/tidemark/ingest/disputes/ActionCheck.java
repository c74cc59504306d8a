package io.tidemark.ingest.disputes;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.vendors.FigureText;
import io.tidemark.ingest.vendors.Tolerance;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the actions that two vendors list in the period for which both have bars. */
final class ActionCheck {
  /**
   * Ex-dates within this many days can be the same event: vendors get an ex-date wrong by days, and
   * the next payment is weeks away.
   */
  private static final int SAME_EVENT_DAYS = 10;

  /** Shares of a payment that remain after the usual withholding taxes. */
  private static final double[] NET_SHARES = {
    0.65, 0.70, 0.73625, 0.75, 0.79685, 0.80, 0.81, 0.85, 0.88, 0.90, 0.95
  };

  private static final double NET_TOLERANCE = 0.004;
  private static final double UNIT_TOLERANCE = 0.03;

  /**
   * A payment is special from this multiple of the usual one on, or from this share of the price
   * on.
   */
  private static final double SPECIAL_TIMES = 2;

  private static final double SPECIAL_SHARE = 0.04;

  private final VendorPair pair;
  private final LocalDate from;
  private final LocalDate to;
  private final List<Dispute> disputes = new ArrayList<>();

  private ActionCheck(VendorPair pair) {
    this.pair = pair;
    this.from = pair.size() == 0 ? LocalDate.MAX : pair.date(0);
    this.to = pair.size() == 0 ? LocalDate.MIN : pair.date(pair.size() - 1);
  }

  /** The disputes; empty if one of the two vendors lists no actions of this ticker at all. */
  static List<Dispute> of(VendorPair pair) {
    ActionCheck check = new ActionCheck(pair);
    for (Kind kind : Kind.values()) {
      check.compare(kind);
    }
    return check.disputes;
  }

  private void compare(Kind kind) {
    List<VendorAction> ours = actions(true, kind);
    List<VendorAction> theirs = actions(false, kind);
    if (pair.left.actions().isEmpty() || pair.right.actions().isEmpty()) {
      return;
    }
    List<VendorAction> oursLeft = new ArrayList<>();
    for (VendorAction our : ours) {
      VendorAction same = take(theirs, our, 0);
      if (same == null) {
        oursLeft.add(our);
      } else if (!Tolerance.amountsAgree(our.amount(), same.amount())) {
        disputes.add(amounts(our, same));
      }
    }
    for (VendorAction our : oursLeft) {
      VendorAction moved = take(theirs, our, SAME_EVENT_DAYS);
      if (moved == null) {
        disputes.add(alone(our, true));
      } else {
        disputes.add(exDates(our, moved));
      }
    }
    theirs.forEach(their -> disputes.add(alone(their, false)));
  }

  /**
   * Removes the same event from a list, if there is one: an action of that day, or of the same
   * amount within some days.
   */
  private static VendorAction take(List<VendorAction> actions, VendorAction wanted, int days) {
    for (VendorAction action : actions) {
      long apart = Math.abs(action.exDate().toEpochDay() - wanted.exDate().toEpochDay());
      boolean same = days == 0 || Tolerance.amountsAgree(action.amount(), wanted.amount());
      if (apart <= days && same) {
        actions.remove(action);
        return action;
      }
    }
    return null;
  }

  private List<VendorAction> actions(boolean left, Kind kind) {
    List<VendorAction> actions = new ArrayList<>();
    for (VendorAction action : pair.series(left).actions()) {
      if (action.kind() == kind && action.exDate().isAfter(from) && !action.exDate().isAfter(to)) {
        actions.add(action);
      }
    }
    return actions;
  }

  private Dispute exDates(VendorAction our, VendorAction their) {
    VendorAction first = our.exDate().isBefore(their.exDate()) ? our : their;
    VendorAction second = first.equals(our) ? their : our;
    return new Dispute(
        first.exDate(),
        second.exDate(),
        (int) (second.exDate().toEpochDay() - first.exDate().toEpochDay()),
        field(our),
        values(our, their),
        DisputeCause.WRONG_EX_DATE,
        "",
        "%s has it on %s, %s on %s"
            .formatted(first.vendor(), first.exDate(), second.vendor(), second.exDate()),
        VendorPair.later(our.knownAt(), their.knownAt()));
  }

  private Dispute amounts(VendorAction our, VendorAction their) {
    VendorAction more = our.amount() > their.amount() ? our : their;
    VendorAction less = more.equals(our) ? their : our;
    double share = less.amount() / more.amount();
    String apart =
        "%s has %s, %s has %s"
            .formatted(
                more.vendor(),
                FigureText.plain(more.amount()),
                less.vendor(),
                FigureText.plain(less.amount()));
    if (our.kind() == Kind.SPLIT) {
      boolean twice =
          Tolerance.amountsAgree(more.amount(), less.amount() * less.amount())
              || Tolerance.amountsAgree(1 / less.amount(), 1 / (more.amount() * more.amount()));
      boolean spinOff =
          !PriceFactors.isSplit(more.amount()) || !PriceFactors.isSplit(less.amount());
      DisputeCause cause =
          twice
              ? DisputeCause.DOUBLE_SPLIT
              : spinOff ? DisputeCause.SPIN_OFF : DisputeCause.UNEXPLAINED;
      return matter(our, their, cause, twice ? more.vendor() : "", apart);
    }
    if (PriceFactors.unit(Math.log(share), UNIT_TOLERANCE) != 1) {
      VendorAction odd = odd(more, less);
      return matter(our, their, DisputeCause.UNIT_ERROR, odd.vendor(), apart + ": different units");
    }
    if (isLaterSplit(our.exDate(), share)) {
      return matter(
          our,
          their,
          DisputeCause.ADJUSTMENT_POLICY,
          "",
          apart + ": one is adjusted for later splits");
    }
    if (Arrays.stream(NET_SHARES).anyMatch(net -> Math.abs(share - net) <= NET_TOLERANCE)) {
      return matter(
          our,
          their,
          DisputeCause.GROSS_NET,
          "",
          "%s, which is %s of it: after tax".formatted(apart, FigureText.percent(share)));
    }
    double usual = usual(less);
    if (more.amount() > less.amount() && less.amount() <= SPECIAL_TIMES * usual) {
      double rest = more.amount() - less.amount();
      return rest >= 0.1 * less.amount()
          ? matter(
              our,
              their,
              DisputeCause.SPECIAL_DIVIDEND,
              "",
              "%s: only one of them includes a special payment or capital gain of %s"
                  .formatted(apart, FigureText.plain(rest)))
          : matter(our, their, DisputeCause.UNEXPLAINED, "", apart);
    }
    return matter(our, their, DisputeCause.UNEXPLAINED, "", apart);
  }

  private Dispute alone(VendorAction action, boolean left) {
    String other = pair.vendor(!left);
    String words =
        "%s lists %s, %s does not"
            .formatted(action.vendor(), FigureText.plain(action.amount()), other);
    DisputeCause cause;
    String suspect = "";
    if (action.kind() == Kind.SPLIT) {
      cause =
          PriceFactors.isSplit(action.amount()) ? DisputeCause.MISSED_SPLIT : DisputeCause.SPIN_OFF;
      suspect = cause == DisputeCause.MISSED_SPLIT ? other : "";
    } else if (pair.near(action.exDate(), Kind.SPLIT).stream()
        .anyMatch(split -> !PriceFactors.isSplit(split.amount()))) {
      cause = DisputeCause.SPIN_OFF;
    } else {
      boolean special =
          action.amount() > SPECIAL_TIMES * usual(action)
              || action.amount() > SPECIAL_SHARE * closeBefore(action);
      cause = special ? DisputeCause.SPECIAL_DIVIDEND : DisputeCause.UNEXPLAINED;
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(pair.left.vendor(), left ? action.amount() : Double.NaN);
    values.put(pair.right.vendor(), left ? Double.NaN : action.amount());
    return new Dispute(
        action.exDate(),
        action.exDate(),
        1,
        field(action),
        values,
        cause,
        suspect,
        words,
        action.knownAt());
  }

  /** Which of two payments deviates from what its vendor usually lists. */
  private VendorAction odd(VendorAction more, VendorAction less) {
    if (more.amount() > SPECIAL_SHARE * closeBefore(more)) {
      return more;
    }
    double moreOff = Math.abs(Math.log(more.amount() / usual(more)));
    double lessOff = Math.abs(Math.log(less.amount() / usual(less)));
    return moreOff > lessOff ? more : less;
  }

  /** The median of the vendor's other actions of that kind; infinite if there are none. */
  private double usual(VendorAction action) {
    double[] others =
        pair.series(action.vendor().equals(pair.left.vendor())).actions().stream()
            .filter(other -> other.kind() == action.kind() && !other.equals(action))
            .mapToDouble(VendorAction::amount)
            .sorted()
            .toArray();
    return others.length == 0 ? Double.POSITIVE_INFINITY : others[others.length / 2];
  }

  private boolean isLaterSplit(LocalDate exDate, double share) {
    for (boolean left : new boolean[] {true, false}) {
      double ratio = 1;
      List<VendorAction> splits = pair.series(left).actions();
      for (int i = splits.size() - 1; i >= 0; i--) {
        VendorAction split = splits.get(i);
        if (split.kind() == Kind.SPLIT && !split.exDate().isBefore(exDate)) {
          ratio *= split.amount();
          if (Tolerance.amountsAgree(Math.min(ratio, 1 / ratio), share)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private double closeBefore(VendorAction action) {
    Map.Entry<LocalDate, VendorBar> before =
        pair.series(action.vendor().equals(pair.left.vendor())).bars().lowerEntry(action.exDate());
    return before == null ? Double.POSITIVE_INFINITY : before.getValue().close();
  }

  private Dispute matter(
      VendorAction our, VendorAction their, DisputeCause cause, String suspect, String evidence) {
    Instant known = VendorPair.later(our.knownAt(), their.knownAt());
    return new Dispute(
        our.exDate(),
        our.exDate(),
        1,
        field(our),
        values(our, their),
        cause,
        suspect,
        evidence,
        known);
  }

  private Map<String, Double> values(VendorAction our, VendorAction their) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(our.vendor(), our.amount());
    values.put(their.vendor(), their.amount());
    return values;
  }

  private static String field(VendorAction action) {
    return action.kind() == Kind.SPLIT ? "split" : "dividend";
  }
}

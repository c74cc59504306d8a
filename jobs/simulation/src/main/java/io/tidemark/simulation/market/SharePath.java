package io.tidemark.simulation.market;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.simulation.market.PlantedSignal.Trailing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One share's history so far: bars as traded, corporate actions and statistics of its past. */
final class SharePath {
  private static final int MONTH = 20;
  private static final int WEEK = 5;
  private static final double IDIOSYNCRATIC = 0.0115;
  private static final double JUMP_CHANCE = 0.01;
  private static final double JUMP = 2.5;

  private final SimulatedListing listing;
  private final List<SimulatedBar> bars = new ArrayList<>();
  private final List<CorporateAction> actions = new ArrayList<>();

  /** Log total returns, adjusted for dividends and splits, as the signal uses them. */
  private final List<Double> returns = new ArrayList<>();

  private final List<Double> activity = new ArrayList<>();
  private double price;
  private double sharesPerFirst = 1;
  private double logVolatility;
  private double logActivity;

  SharePath(SimulatedListing listing) {
    this.listing = listing;
    this.price = listing.startPrice();
  }

  SimulatedListing listing() {
    return listing;
  }

  List<SimulatedBar> bars() {
    return bars;
  }

  List<CorporateAction> actions() {
    return actions;
  }

  /** The log total return of the last session. */
  double lastReturn() {
    return returns.get(returns.size() - 1);
  }

  /**
   * Simulates one session.
   *
   * @param common log return of this share from market, sector and signal
   * @param scale the regime's factor on the share's own volatility
   */
  void trade(LocalDate session, double common, double scale, KeyedNoise noise) {
    logVolatility = 0.97 * logVolatility + 0.06 * noise.gaussian();
    double volatility = IDIOSYNCRATIC * listing.scale() * scale * StrictMath.exp(logVolatility);
    double jump = noise.uniform() < JUMP_CHANCE ? JUMP : 1;
    double shock = noise.gaussian() * jump;
    double change = common + volatility * shock - volatility * volatility / 2;

    double previous = price / splitOn(session);
    double dividend = dividendOn(session, previous);
    price = previous * StrictMath.exp(change) - dividend;
    double open =
        (previous - dividend) * StrictMath.exp(0.3 * change + 0.3 * volatility * noise.gaussian());
    double top = StrictMath.exp(0.5 * volatility * StrictMath.abs(noise.gaussian()));
    double bottom = StrictMath.exp(-0.5 * volatility * StrictMath.abs(noise.gaussian()));

    logActivity =
        0.88 * logActivity + 0.16 * noise.gaussian() + 0.06 * (StrictMath.abs(shock) - 0.8);
    double active = StrictMath.exp(logActivity) * (1 + 0.2 * (scale - 1));
    returns.add(change);
    activity.add(active);
    bars.add(
        new SimulatedBar(
            session,
            cents(open),
            cents(Math.max(open, price) * top),
            cents(Math.min(open, price) * bottom),
            cents(price),
            Math.round(listing.baseVolume() * active * sharesPerFirst)));
  }

  /** The statistics as of the last session, with shorter windows while the history is short. */
  Trailing trailing() {
    List<Double> month = last(returns, MONTH);
    double mean = mean(month);
    double squares = 0;
    for (double r : month) {
      squares += (r - mean) * (r - mean);
    }
    double busy = activity.get(activity.size() - 1) / mean(last(activity, MONTH));
    return new Trailing(
        sum(last(returns, PlantedSignal.LONGEST_WINDOW)),
        sum(last(returns, WEEK)),
        StrictMath.sqrt(squares / month.size()),
        busy);
  }

  /** New shares per old share on the first session from the planned day on, else 1. */
  private double splitOn(LocalDate session) {
    boolean due = listing.split().isPresent() && sharesPerFirst == 1;
    if (!due || session.isBefore(listing.split().get().date())) {
      return 1;
    }
    double ratio = listing.split().get().ratio();
    sharesPerFirst = ratio;
    actions.add(new CorporateAction(listing.ticker(), session, CorporateAction.Kind.SPLIT, ratio));
    return ratio;
  }

  private double dividendOn(LocalDate session, double previous) {
    LocalDate from = session.withDayOfMonth(listing.dividendDay());
    LocalDate exDate = TradingCalendar.XNYS.next(from.minusDays(1));
    boolean splits = !actions.isEmpty() && actions.get(actions.size() - 1).exDate().equals(session);
    if (!listing.paysIn(session.getMonth()) || !session.equals(exDate) || splits) {
      return 0;
    }
    double amount = cents(previous * listing.yield() / 4);
    if (amount > 0) {
      actions.add(
          new CorporateAction(listing.ticker(), session, CorporateAction.Kind.DIVIDEND, amount));
    }
    return amount;
  }

  private static double cents(double price) {
    return Math.max(1, Math.round(price * 100)) / 100.0;
  }

  private static List<Double> last(List<Double> values, int count) {
    return values.subList(Math.max(0, values.size() - count), values.size());
  }

  private static double sum(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double mean(List<Double> values) {
    return sum(values) / values.size();
  }
}

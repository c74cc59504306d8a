package io.tidemark.ingest.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import io.tidemark.ingest.vendors.VendorSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Bars and actions of two vendors, a and b, of one ticker in one year, for the causes of their
 * disputes.
 */
abstract class TwoVendorCase {
  static final LocalDate FIRST = LocalDate.of(2015, 1, 2);
  static final LocalDate EX_DATE = LocalDate.of(2015, 6, 9);
  static final LocalDate MIDDLE = LocalDate.of(2015, 8, 12);

  final List<VendorBar> bars = new ArrayList<>();
  final List<VendorAction> actions = new ArrayList<>();

  void assertOne(DisputeCause cause, LocalDate date, String suspect) {
    List<Dispute> disputes = disputes();
    assertThat(disputes).as(disputes.toString()).hasSize(1);
    assertThat(disputes.get(0).cause()).isEqualTo(cause);
    assertThat(disputes.get(0).date()).isEqualTo(date);
    assertThat(disputes.get(0).suspect()).isEqualTo(suspect);
  }

  List<Dispute> disputes() {
    return DisputeClassifier.of(VendorSeries.of(bars, actions, List.of("a", "b")));
  }

  static List<VendorBar> path(long seed, double scale) {
    Random random = new Random(seed);
    List<VendorBar> path = new ArrayList<>();
    double close = 80 * scale;
    LocalDate date = FIRST;
    while (date.getYear() == FIRST.getYear()) {
      double open = close * Math.exp(0.003 * random.nextGaussian());
      close *= Math.exp(0.015 * random.nextGaussian());
      double high = Math.max(open, close) * (1 + 0.004 * random.nextDouble());
      double low = Math.min(open, close) * (1 - 0.004 * random.nextDouble());
      double volume = 1e6 * (1 + random.nextDouble());
      path.add(new VendorBar("", date, open, high, low, close, volume, Instant.EPOCH));
      date = TradingCalendar.XNYS.next(date);
    }
    return path;
  }

  static double close(LocalDate exDate) {
    double close = 0;
    for (VendorBar bar : path(1, 1)) {
      close = bar.date().isBefore(exDate) ? bar.close() : close;
    }
    return close;
  }

  static VendorBar times(VendorBar bar, double factor) {
    return moved(bar, price -> price * factor);
  }

  static VendorBar moved(VendorBar bar, UnaryOperator<Double> move) {
    return new VendorBar(
        bar.vendor(),
        bar.date(),
        move.apply(bar.open()),
        move.apply(bar.high()),
        move.apply(bar.low()),
        move.apply(bar.close()),
        bar.volume(),
        bar.knownAt());
  }

  static VendorBar volume(VendorBar bar, double volume) {
    return with(bar, bar.open(), bar.high(), bar.low(), bar.close(), volume);
  }

  static VendorBar with(
      VendorBar bar, double open, double high, double low, double close, double volume) {
    return new VendorBar(bar.vendor(), bar.date(), open, high, low, close, volume, bar.knownAt());
  }

  static VendorBar on(VendorBar bar, LocalDate date) {
    return new VendorBar(
        "", date, bar.open(), bar.high(), bar.low(), bar.close(), 0, bar.knownAt());
  }

  void tell(String vendor, VendorBar bar) {
    bars.add(
        new VendorBar(
            vendor,
            bar.date(),
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume(),
            bar.knownAt()));
  }

  void split(String vendor, LocalDate exDate, double ratio) {
    actions.add(new VendorAction(vendor, Kind.SPLIT, exDate, ratio, Instant.EPOCH));
  }

  void dividend(String vendor, LocalDate exDate, double amount) {
    actions.add(new VendorAction(vendor, Kind.DIVIDEND, exDate, amount, Instant.EPOCH));
  }
}

package io.tidemark.regimes;

import io.tidemark.api.regimes.LabelRegimesRequest;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labels a history with models that are only fitted on earlier sessions.
 *
 * <p>The model is fitted on an expanding window: first when there are enough sessions, then at the
 * first session of each refit month, always on the sessions before it. Each fit filters the history
 * from the beginning, and its probabilities are used from its own session until the next fit. So a
 * label depends only on its own and earlier rows, bit for bit.
 */
final class WalkForwardRegimes {
  private final RegimeSettings settings;

  WalkForwardRegimes(RegimeSettings settings) {
    this.settings = settings;
  }

  /**
   * A labelled history.
   *
   * @param first index of the first labelled session; earlier ones are unknown
   * @param filtered filtered probabilities from that session on, calmest regime first
   * @param labels number of the regime after hysteresis, from that session on
   * @param inputs names of the inputs of the last fit; empty if there was none
   * @param refits how far each refit moved the states
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Path(
      int first,
      double[][] filtered,
      int[] labels,
      List<String> inputs,
      List<LabelRegimesRequest.Refit> refits) {}

  Path label(RegimeInputs inputs) {
    List<Integer> anchors = anchors(inputs);
    List<double[]> filtered = new ArrayList<>();
    List<LabelRegimesRequest.Refit> refits = new ArrayList<>();
    RegimeFit before = null;
    for (int i = 0; i < anchors.size(); i++) {
      int anchor = anchors.get(i);
      int end = i + 1 < anchors.size() ? anchors.get(i + 1) : inputs.size();
      RegimeFit fit = RegimeFit.on(inputs.first(anchor), settings);
      filtered.addAll(Arrays.asList(fit.filter(inputs.first(end))).subList(anchor, end));
      if (before != null) {
        fit.since(before, settings.regimes(), inputs.sessions().get(anchor)).ifPresent(refits::add);
      }
      before = fit;
    }
    double[][] probabilities = filtered.toArray(double[][]::new);
    int[] labels = settings.hysteresis().labels(probabilities);
    List<String> used = before == null ? List.of() : before.inputs();
    return new Path(inputs.size() - labels.length, probabilities, labels, used, refits);
  }

  private List<Integer> anchors(RegimeInputs inputs) {
    List<LocalDate> sessions = inputs.sessions();
    int first = firstFit(inputs);
    return IntStream.range(first, sessions.size())
        .filter(t -> t == first || startsRefitMonth(sessions.get(t - 1), sessions.get(t)))
        .boxed()
        .toList();
  }

  /** The first session with enough earlier sessions with prices. */
  private int firstFit(RegimeInputs inputs) {
    int priced = 0;
    int session = 0;
    while (session < inputs.size() && priced < settings.minSessions()) {
      priced += inputs.hasMarket(session) ? 1 : 0;
      session++;
    }
    return session;
  }

  private boolean startsRefitMonth(LocalDate before, LocalDate session) {
    Month month = session.getMonth();
    return month != before.getMonth() && settings.refitMonths().contains(month);
  }
}

package io.tidemark.regimes;

import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.Json;
import io.tidemark.core.Sha256;
import io.tidemark.regimes.RegimeInputs.Column;
import java.time.LocalDate;
import java.util.List;

/**
 * All that decides a regime model's labels beside the versions of the facts. Two models with the
 * same identity differ only in how far their facts reach.
 *
 * @param revision of the arithmetic; raised when a formula or a constant in the code changes
 * @param columns inputs that it may use, in order of preference
 * @param sources vendors of prices, in order of trust
 * @param tickers sorted; empty: all
 * @param macro source of macro series; empty: none
 * @param since first session of its history
 */
record ModelIdentity(
    int revision,
    RegimeSettings settings,
    List<Column> columns,
    List<String> sources,
    List<String> tickers,
    String macro,
    LocalDate since) {
  private static final int REVISION = 1;

  static ModelIdentity of(
      RegimeSettings settings, LabelRegimesRequest request, RegimeInputs inputs) {
    return new ModelIdentity(
        REVISION,
        settings,
        inputs.columns(),
        request.vendors(),
        request.tickers().stream().sorted().toList(),
        request.macro(),
        inputs.sessions().get(0));
  }

  /** The model's name: its kind, the number of regimes, and a hash of all of this. */
  String name() {
    return "hmm%d-%s".formatted(settings.states(), Sha256.of(Json.write(this)).substring(0, 8));
  }
}

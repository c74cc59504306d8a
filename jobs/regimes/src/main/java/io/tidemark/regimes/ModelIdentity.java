package io.tidemark.regimes;

import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.Json;
import io.tidemark.core.Sha256;
import io.tidemark.regimes.RegimeInputs.Column;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that determines a regime model's labels except the versions of the input data. Two
 * models with the same identity differ only in the extent of their data.
 *
 * @param revision revision of the computation; increased when a formula or a constant in the code
 *     changes
 * @param columns possible inputs in order of preference
 * @param sources vendors of prices, most trusted first
 * @param tickers sorted; empty: all; of an index the identifier of its universe
 * @param macro name of the macro source; empty: none
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
  private static final int REVISION = 2;

  static ModelIdentity of(
      RegimeSettings settings, LabelRegimesRequest request, RegimeInputs inputs) {
    return new ModelIdentity(
        REVISION,
        settings,
        inputs.columns(),
        request.vendors(),
        request.universe().isEmpty()
            ? request.tickers().stream().sorted().toList()
            : List.of(request.scope().universeId()),
        request.macro(),
        inputs.sessions().get(0));
  }

  /** The model's name: its kind, the number of regimes, and a hash of all of this. */
  String name() {
    return "hmm%d-%s".formatted(settings.states(), Sha256.of(Json.write(this)).substring(0, 8));
  }
}

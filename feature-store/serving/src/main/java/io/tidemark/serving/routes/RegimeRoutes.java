package io.tidemark.serving.routes;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidemark.core.registry.Manifest;
import io.tidemark.serving.http.DataResponses;
import io.tidemark.serving.http.Parameters;
import io.tidemark.serving.http.Problem;
import io.tidemark.serving.published.RegimeDay;
import io.tidemark.serving.published.ServedVersion;
import io.tidemark.serving.published.ServedVersions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The macro regime: now, on a past day, and over time. */
public final class RegimeRoutes {
  private final DataResponses answers;

  public RegimeRoutes(ServedVersions publications, Path lake) {
    this.answers = new DataResponses(publications, lake);
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/regime", this::regime);
    routes.get("/v1/regime/history", this::history);
  }

  record Regime(
      Instant asOf,
      LocalDate date,
      String regime,
      Map<String, Double> probabilities,
      String model,
      String set,
      String version) {}

  record History(
      Instant asOf,
      LocalDate from,
      LocalDate to,
      String model,
      String set,
      String version,
      List<RegimeDay> rows) {}

  private void regime(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "date", "set");
    Optional<LocalDate> date = parameters.date("date");
    answers.answer(ctx, parameters.text("set"), version -> regime(version, date));
  }

  private static Regime regime(ServedVersion version, Optional<LocalDate> date) {
    Manifest manifest = version.manifest();
    RegimeDay day =
        date.map(version.regimes()::on)
            .orElseGet(version.regimes()::last)
            .orElseThrow(() -> noLabel(version, date).asException());
    return new Regime(
        manifest.asOf(),
        day.date(),
        day.regime(),
        day.probabilities(),
        manifest.regimeModel(),
        manifest.set(),
        manifest.version());
  }

  private void history(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "from", "to", "set");
    answers.answer(ctx, parameters.text("set"), version -> history(version, parameters));
  }

  private static History history(ServedVersion version, Parameters parameters) {
    Manifest manifest = version.manifest();
    RegimeDay last =
        version
            .regimes()
            .last()
            .orElseThrow(() -> noLabel(version, Optional.empty()).asException());
    // Left out, the days hang on the data and never on today's date: a version always answers
    // alike.
    LocalDate to = parameters.date("to").orElse(last.date());
    LocalDate from = parameters.date("from").orElse(to.minusYears(1));
    if (from.isAfter(to)) {
      throw Parameters.bad("from is %s, after to, which is %s; swap them".formatted(from, to));
    }
    return new History(
        manifest.asOf(),
        from,
        to,
        manifest.regimeModel(),
        manifest.set(),
        manifest.version(),
        version.regimes().between(from, to));
  }

  private static Problem noLabel(ServedVersion version, Optional<LocalDate> date) {
    Optional<LocalDate> first = version.regimes().first().map(RegimeDay::date);
    if (version.manifest().regimeModel().isEmpty()) {
      return Problem.notFound(
          "%s %s was published without training and has no regimes; ./tidemark run pipeline publishes with"
              .formatted(version.manifest().set(), version.manifest().version()));
    }
    return Problem.notFound(
        first.isEmpty() || date.isEmpty()
            ? "model %s has no labels".formatted(version.manifest().regimeModel())
            : "no regime is known on %s; labels begin on %s".formatted(date.get(), first.get()));
  }
}

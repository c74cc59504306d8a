package io.tidemark.ingest;

import static org.apache.spark.sql.functions.col;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.TaskGroup;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.market.VendorCatalog.LiveVendor;
import io.tidemark.core.market.VendorCatalog.Offer;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.feeds.Resource;
import io.tidemark.feeds.Vendor;
import io.tidemark.ingest.fetch.FetchLog;
import io.tidemark.ingest.fetch.FetchSources;
import io.tidemark.ingest.fetch.FetchSubjects;
import io.tidemark.ingest.fetch.VendorNames;
import io.tidemark.lake.Lake;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Encoders;

/**
 * Fetches data from live vendors and stores the raw payload of every response.
 *
 * <p>Subjects are requested in chunks, and each chunk is stored under its own run key as soon as it
 * is complete: a rerun of an interrupted fetch requests only the missing chunks.
 */
public final class FetchResponses {
  /**
   * Subjects per chunk. Limits the memory and the loss from an interruption to about 20 MB of
   * responses.
   */
  private static final int CHUNK = 25;

  /** Tickers per chunk of minute bars; one ticker's minute bars of a year are 10 MB. */
  private static final int CHUNK_OF_MINUTES = 4;

  private static final int THREADS = 8;

  /**
   * How much earlier macro series begin: a yearly change on the first session needs values
   * published more than a year before.
   */
  private static final Period MACRO_HISTORY = Period.ofYears(2);

  private final Lake lake;
  private final FetchSources sources;

  public FetchResponses(Lake lake) {
    this(lake, FetchSources.of(System.getenv()));
  }

  FetchResponses(Lake lake, FetchSources sources) {
    this.lake = lake;
    this.sources = sources;
  }

  /**
   * Fetches everything that is not stored yet.
   *
   * @param stage receives the name of each stage when it begins
   * @return the result of the whole fetch, including what earlier attempts under the same key
   *     stored
   * @throws UserFault if a vendor or a resource is unknown, or every request failed
   */
  public FetchRequest.Result run(FetchRequest request, Consumer<String> stage) {
    VendorNames names = new VendorNames(lake, sources::isLive);
    names.requirePrices(request.vendors());
    names.requireMacro(macro(request));
    List<FetchSubjects> questions = questions(named(request), stage);
    FetchLog log = new FetchLog(lake, request.runKey());
    if (!questions.isEmpty()) {
      Set<String> kept = log.chunksKept();
      for (FetchSubjects question : questions) {
        ask(question, request.runKey(), log, kept, stage);
      }
    }
    FetchRequest.Result result = log.result();
    refuseIfNothingCame(questions, result);
    return result;
  }

  private void ask(
      FetchSubjects question, RunKey key, FetchLog log, Set<String> kept, Consumer<String> stage) {
    boolean daily = question.wanted() == Resource.DAILY;
    String name = question.vendor() + (daily ? "" : "-" + question.wanted().word());
    try (Vendor vendor = sources.open(question.vendor());
        TaskGroup crew = new TaskGroup("fetching from " + question.vendor(), THREADS)) {
      List<FetchSubjects> chunks = asAsked(question, vendor).chunks(chunk(question.wanted()));
      for (int i = 0; i < chunks.size(); i++) {
        RunKey chunk = key.step(name + "-" + i);
        if (!kept.contains(chunk.value())) {
          stage.accept("fetching from %s, chunk %d of %d".formatted(name, i + 1, chunks.size()));
          log.keep(chunk, crew.all(chunks.get(i).without(log.givenUp(chunk)).asked(vendor)));
        }
      }
    }
  }

  /** The subjects by which the vendor takes requests, which are not always tickers. */
  private static FetchSubjects asAsked(FetchSubjects question, Vendor vendor) {
    LocalDate from = question.from();
    LocalDate to = question.to();
    List<String> names = vendor.subjects(question.wanted(), question.names(), from, to);
    return new FetchSubjects(question.vendor(), question.wanted(), names, from, to);
  }

  private static int chunk(Resource wanted) {
    return wanted == Resource.MINUTES ? CHUNK_OF_MINUTES : CHUNK;
  }

  private static String macro(FetchRequest request) {
    return request.macro() == null ? "" : request.macro();
  }

  private static UserFault hasNone(String vendor, List<Resource> all) {
    return new UserFault(
        "vendor '%s' offers none of %s; it offers %s"
            .formatted(
                vendor,
                all.stream().map(Resource::word).toList(),
                VendorCatalog.find(vendor).map(LiveVendor::offersInWords).orElse("nothing")));
  }

  private List<FetchSubjects> questions(FetchRequest request, Consumer<String> stage) {
    List<Resource> all = request.resources().stream().map(Resource::of).distinct().toList();
    List<String> tickers =
        request.tickers().isEmpty() ? sources.defaultTickers() : request.tickers();
    List<FetchSubjects> questions = new ArrayList<>();
    for (String vendor : request.vendors().stream().filter(sources::isLive).toList()) {
      List<Resource> had = all.stream().filter(w -> sources.offers(vendor, w)).toList();
      if (had.isEmpty()) {
        throw hasNone(vendor, all);
      }
      for (Resource wanted : had) {
        questions.add(new FetchSubjects(vendor, wanted, tickers, request.from(), request.to()));
      }
      all.stream()
          .filter(wanted -> !had.contains(wanted))
          .forEach(w -> stage.accept("%s does not offer %s".formatted(vendor, w.word())));
    }
    String macro = macro(request);
    if (sources.isLive(macro)) {
      LocalDate from = request.from().minus(MACRO_HISTORY);
      List<String> series = sources.macroSeries(macro);
      if (series.isEmpty()) {
        throw new UserFault(
            "macro source '%s' has no macro series; sources that have some are %s"
                .formatted(macro, VendorCatalog.offering(Offer.MACRO)));
      }
      questions.add(new FetchSubjects(macro, Resource.DAILY, series, from, request.to()));
    }
    return questions;
  }

  /** If the request names no tickers and a vendor is not simulated, the tickers in the lake. */
  private FetchRequest named(FetchRequest request) {
    List<String> live = request.vendors().stream().filter(sources::isLive).toList();
    boolean simulated = live.stream().allMatch(VendorCatalog::isSimulated);
    if (simulated || !request.tickers().isEmpty() || !lake.exists(DailyBarsTable.TABLE)) {
      return request;
    }
    // As of the beginning of the fetch, so that a rerun requests the same chunks.
    Instant began = new FetchLog(lake, request.runKey()).began().orElseGet(Instant::now);
    List<String> tickers =
        lake.history(DailyBarsTable.TABLE, began)
            .where(col("vendor").isin(live.toArray()))
            .select("ticker")
            .distinct()
            .orderBy("ticker")
            .as(Encoders.STRING())
            .collectAsList();
    return new FetchRequest(
        request.runKey(),
        request.vendors(),
        request.macro(),
        tickers,
        request.from(),
        request.to(),
        request.resources());
  }

  private static void refuseIfNothingCame(
      List<FetchSubjects> questions, FetchRequest.Result result) {
    int asked = questions.stream().mapToInt(question -> question.names().size()).sum();
    if (asked > 0 && result.responses() == 0) {
      String first =
          result.failures().isEmpty()
              ? "the responses were empty"
              : sentence(result.failures().get(0));
      throw new UserFault(
          "none of the %d tickers and series could be fetched from %s; for example, %s. Check the address, the key and the network, then start it again under a new run"
              .formatted(asked, questions.stream().map(FetchSubjects::vendor).toList(), first));
    }
  }

  private static String sentence(FetchRequest.Failure failure) {
    return "%s %s of %s: %s (HTTP %d after %d attempts)"
        .formatted(
            failure.vendor(),
            failure.resource(),
            failure.subject(),
            failure.reason(),
            failure.status(),
            failure.attempts());
  }
}

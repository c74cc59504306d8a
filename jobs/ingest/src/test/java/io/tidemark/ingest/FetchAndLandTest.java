package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.raw.RawResponsesTable;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.VendorFailure;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.ingest.fetch.FetchLog;
import io.tidemark.ingest.fetch.FetchSources;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class FetchAndLandTest {
  private static final RunKey FETCH = new RunKey("test/fetch");
  private static final Instant RESPONDED = Instant.parse("2020-01-01T00:00:00Z");
  private static final String ONE_BAR =
      """
      [{"date":"2015-06-01T00:00:00.000Z","open":10,"high":11,"low":9,"close":10,"volume":5,
        "divCash":0.0,"splitFactor":1.0}]\
      """;

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  @Test
  void payloadsAreStoredByteForByteAndFailuresAreListed(Lake lake) {
    FetchRequest.Result result =
        fetch(lake, new Scripted(Set.of("T1"), -1), List.of("T0", "T1", "T2"));
    assertThat(result.responses()).isEqualTo(2);
    assertThat(result.bytes()).isEqualTo(2L * ONE_BAR.length());
    assertThat(result.failures())
        .containsExactly(new FetchRequest.Failure("tiingo", "bars", "T1", 503, 4, "HTTP 503"));
    byte[] body =
        lake.history(RawResponsesTable.TABLE, Instant.now()).select("body").head().getAs(0);
    assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(ONE_BAR);
  }

  @Test
  void aRerunOfAnInterruptedFetchRequestsOnlyTheRest(Lake lake) {
    List<String> tickers = IntStream.range(0, 60).mapToObj(i -> "T" + i).toList();
    assertThatThrownBy(() -> fetch(lake, new Scripted(Set.of(), 30), tickers))
        .hasMessage("cut off");
    asked.clear();
    FetchRequest.Result result = fetch(lake, new Scripted(Set.of(), -1), tickers);
    assertThat(result.responses()).isEqualTo(60);
    assertThat(asked).hasSize(35).doesNotContain("T0", "T24");
    asked.clear();
    assertThat(fetch(lake, new Scripted(Set.of(), -1), tickers)).isEqualTo(result);
    assertThat(asked).isEmpty();
  }

  @Test
  void failuresOfBothAttemptsAtAChunkAreStored(Lake lake) {
    FetchLog log = new FetchLog(lake, FETCH);
    RunKey chunk = FETCH.step("tiingo-0");
    Scripted first = new Scripted(Set.of("T0"), -1);
    log.keep(chunk, List.of(first.fetch("T0", null, null))); // then it was killed
    assertThat(log.givenUp(chunk)).containsExactly("T0");

    FetchRequest.Result result =
        fetch(lake, new Scripted(Set.of("T1"), -1), List.of("T0", "T1", "T2"));

    assertThat(result.failures())
        .extracting(failure -> failure.subject())
        .containsExactly("T0", "T1");
    assertThat(result.responses()).isEqualTo(1);
  }

  @Test
  void aFetchWithoutAnyResponseIsAFault(Lake lake) {
    assertThatThrownBy(() -> fetch(lake, new Scripted(Set.of("T0"), -1), List.of("T0")))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("tiingo bars of T0: HTTP 503 (HTTP 503 after 4 attempts)");
  }

  @Test
  void importedSourcesAreNotFetchedAndUnknownOnesAreRefused(Lake lake) {
    fetch(lake, new Scripted(Set.of(), -1), List.of("T0"));
    new LandResponses(lake).run(new LandRequest(new RunKey("test/land"), FETCH), words -> {});
    asked.clear();
    Scripted nobody =
        new Scripted(Set.of(), -1) {
          @Override
          public boolean isLive(String name) {
            return name.equals("fred");
          }
        };

    FetchRequest.Result nothing =
        new FetchResponses(lake, nobody).run(request("tiingo", ""), words -> {});
    assertThat(nothing).isEqualTo(new FetchRequest.Result(0, 0, List.of()));
    assertThatThrownBy(
            () -> new FetchResponses(lake, nobody).run(request("polgon", ""), words -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("vendor 'polgon' is not live, and the lake has no rows of that name")
        .hasMessageContaining("the nearest is 'polygon'");
    assertThatThrownBy(
            () -> new FetchResponses(lake, nobody).run(request("tiingo", "ferd"), words -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("macro source 'ferd' is not live")
        .hasMessageContaining("the nearest is 'fred'");
    assertThatThrownBy(
            () -> new FetchResponses(lake, nobody).run(request("tiingo", "fred"), words -> {}))
        .hasMessageContaining("macro source 'fred' has no macro series");
    assertThat(asked).isEmpty();
  }

  private static FetchRequest request(String vendor, String macro) {
    LocalDate day = LocalDate.of(2015, 6, 1);
    return new FetchRequest(
        new RunKey("other/fetch"), List.of(vendor), macro, List.of("T0"), day, day);
  }

  @Test
  void alphaVantageBarsAgreeWithPolygonAndHaveNoKeyAndNoUnrequestedDay(Lake lake) {
    List<String> vendors = List.of("sim-polygon", "sim-alphavantage");
    LocalDate from = LocalDate.of(2016, 1, 4);
    LocalDate to = LocalDate.of(2016, 2, 1);
    FetchSources honest = FetchSources.of(Map.of("SIM_FAULTS", "none"));
    new FetchResponses(lake, honest)
        .run(new FetchRequest(FETCH, vendors, "", List.of("AXLO"), from, to), words -> {});
    new LandResponses(lake).run(new LandRequest(new RunKey("test/land"), FETCH), words -> {});
    ReconcileRequest.Result agreed =
        new Reconcile(lake)
            .run(
                new ReconcileRequest(
                    new RunKey("test/agree"),
                    new MarketScope(vendors, List.of(), from, to, Instant.now())),
                words -> {});

    assertThat(agreed.agreed()).isEqualTo(20);
    assertThat(agreed.single() + agreed.disputed() + agreed.held()).isZero();
    assertThat(lake.history(DailyBarsTable.TABLE, Instant.now()).count()).isEqualTo(2 * 20);
    assertThat(lake.history(RawResponsesTable.TABLE, Instant.now()).toJSON().collectAsList())
        .hasSize(4)
        .noneMatch(row -> row.contains("sim-key"));
  }

  @Test
  void storedPayloadsAreLandedAndGarbageIsOneRowInQuarantine(Lake lake) {
    fetch(lake, new Scripted(Set.of(), -1), List.of("T0", "GARBAGE"));
    LandRequest request = new LandRequest(new RunKey("test/land"), FETCH);
    LandRequest.Result result = new LandResponses(lake).run(request, words -> {});
    assertThat(result).isEqualTo(new LandRequest.Result(2, 1, 0, 0, 1, Map.of("unreadable", 1L)));
    assertThat(new LandResponses(lake).run(request, words -> {})).isEqualTo(result);
    assertThat(lake.history(DailyBarsTable.TABLE, RESPONDED).count()).isEqualTo(1);
  }

  @Test
  void withoutTickersThoseInTheLakeAreFetched(Lake lake) {
    fetch(lake, new Scripted(Set.of(), -1), List.of("T0"));
    new LandResponses(lake).run(new LandRequest(new RunKey("test/land"), FETCH), words -> {});
    asked.clear();
    FetchRequest request =
        new FetchRequest(
            new RunKey("later/fetch"),
            List.of("tiingo"),
            "",
            List.of(),
            LocalDate.of(2015, 6, 2),
            LocalDate.of(2015, 6, 2));
    new FetchResponses(lake, new Scripted(Set.of(), -1)).run(request, words -> {});

    assertThat(asked).containsExactly("T0");
  }

  private FetchRequest.Result fetch(Lake lake, FetchSources sources, List<String> tickers) {
    FetchRequest request =
        new FetchRequest(
            FETCH,
            List.of("tiingo"),
            "",
            tickers,
            LocalDate.of(2015, 6, 1),
            LocalDate.of(2015, 6, 1));
    return new FetchResponses(lake, sources).run(request, words -> {});
  }

  /** A vendor that fails for some tickers, and throws an exception at one. */
  private class Scripted implements FetchSources, Vendor {
    private final Set<String> failing;
    private final String breaking;

    Scripted(Set<String> failing, int breaking) {
      this.failing = failing;
      this.breaking = "T" + breaking;
    }

    @Override
    public boolean isLive(String name) {
      return name.equals("tiingo");
    }

    @Override
    public Vendor open(String name) {
      return this;
    }

    @Override
    public List<String> defaultTickers() {
      return List.of();
    }

    @Override
    public List<String> macroSeries(String name) {
      return List.of();
    }

    @Override
    public String name() {
      return "tiingo";
    }

    @Override
    public FetchedSubject fetch(String subject, LocalDate from, LocalDate to) {
      asked.add(subject);
      String url = "http://vendor/" + subject;
      if (subject.equals(breaking)) {
        throw new IllegalStateException("cut off");
      }
      if (failing.contains(subject)) {
        return FetchedSubject.failed(
            new VendorFailure("tiingo", "bars", subject, url, 503, 4, "HTTP 503", RESPONDED));
      }
      String body = subject.equals("GARBAGE") ? "<html>busy</html>" : ONE_BAR;
      return FetchedSubject.of(
          List.of(
              new VendorResponse(
                  "tiingo",
                  "bars",
                  subject,
                  0,
                  url,
                  200,
                  body.getBytes(StandardCharsets.UTF_8),
                  RESPONDED)));
    }

    @Override
    public void close() {}
  }
}

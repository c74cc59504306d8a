package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.table.market.VendorSummariesTable;
import io.tidemark.core.table.raw.RawFailuresTable;
import io.tidemark.core.table.raw.RawResponsesTable;
import io.tidemark.feeds.FailureKind;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.Resource;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.VendorFailure;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.ingest.fetch.FetchLog;
import io.tidemark.ingest.fetch.FetchSources;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class FetchResourcesTest {
  private static final RunKey FETCH = new RunKey("test/fetch");
  private static final RunKey LAND = new RunKey("test/land");
  private static final Instant ASKED = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant ANSWERED = Instant.parse("2020-01-01T00:00:02Z");
  private static final LocalDate FROM = LocalDate.of(2015, 6, 1);
  private static final LocalDate TO = LocalDate.of(2015, 6, 30);

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  @Test
  void minuteBarsLandWithTheirEndAndBadOnesHaveAReason(Lake lake) {
    String minutes =
        """
        [{"date":"2015-06-01T13:30:00.000Z","open":10,"high":11,"low":9,"close":10,"volume":5},
         {"date":"2015-06-01T13:30:30.000Z","open":10,"high":11,"low":9,"close":10,"volume":5},
         {"date":"2015-06-02T03:30:00.000Z","open":10,"high":11,"low":9,"close":10,"volume":5},
         {"date":"2015-06-06T14:30:00.000Z","open":10,"high":11,"low":9,"close":10,"volume":5},
         {"date":"2015-06-01T13:31:00.000Z","open":10,"high":9,"low":11,"close":10,"volume":-5},
         {"date":"2015-06-01T13:32:00.000Z","open":0,"high":11,"low":0,"close":12,"volume":""},
         {"date":"soon","open":10,"high":11,"low":9,"close":10,"volume":5},
         {"date":"2015-06-01T13:33:00.000Z","open":10,"high":11,"low":9,"close":10,"volume":5},
         {"date":"2015-06-01T13:33:00.000Z","open":10,"high":11,"low":9,"close":11,"volume":5}]\
        """;

    fetch(lake, FetchRequest.RESOURCES, Map.of("minutes T0", minutes));
    LandRequest.Result result = land(lake);

    assertThat(result.minutes()).isEqualTo(1);
    Row row = only(lake, MinuteBarsTable.TABLE.name());
    assertThat(row.<Timestamp>getAs("time").toInstant())
        .isEqualTo(Instant.parse("2015-06-01T13:30:00Z"));
    assertThat(row.<Timestamp>getAs("event_time").toInstant())
        .isEqualTo(Instant.parse("2015-06-01T13:31:00Z"));
    assertThat(row.<Timestamp>getAs("known_at").toInstant()).isEqualTo(ANSWERED);
    assertThat(row.<Double>getAs("high")).isEqualTo(11);
    assertThat(row.isNullAt(row.fieldIndex("vwap"))).isTrue();
    assertThat(result.rules())
        .containsOnly(
            Map.entry("not-a-minute", 1L),
            Map.entry("outside-hours", 1L),
            Map.entry("not-a-session", 1L),
            Map.entry("high-below-low", 1L),
            Map.entry("open-outside-range", 1L),
            Map.entry("close-outside-range", 2L),
            Map.entry("negative-volume", 1L),
            Map.entry("missing-volume", 1L),
            Map.entry("non-positive-open", 1L),
            Map.entry("non-positive-low", 1L),
            Map.entry("unreadable-time", 1L),
            Map.entry("contradicting-duplicate", 2L));
  }

  @Test
  void summariesLandOnceHoweverOftenTheyAreFetched(Lake lake) {
    String grouped =
        """
        {"status":"OK","results":[{"T":"T0","v":895345,"vw":9.9},{"T":"ZZ","v":5},
          {"T":"T1","v":-1}]}\
        """;
    fetch(lake, List.of("summary"), Map.of("grouped 2015-06-01:T0,T1", grouped));

    LandRequest.Result result = land(lake);
    new LandResponses(lake).run(new LandRequest(new RunKey("test/again"), FETCH), words -> {});

    Row row = only(lake, VendorSummariesTable.TABLE.name());
    assertThat(row.<String>getAs("ticker")).isEqualTo("T0");
    assertThat(row.<Date>getAs("until").toLocalDate()).isEqualTo(FROM);
    assertThat(row.<Long>getAs("rows")).isEqualTo(1);
    assertThat(row.<Double>getAs("volume")).isEqualTo(895345);
    assertThat(row.<Timestamp>getAs("event_time").toInstant())
        .isEqualTo(Instant.parse("2015-06-01T20:00:00Z"));
    assertThat(result.rules()).containsExactly(Map.entry("negative-volume", 1L));
  }

  @Test
  void aMonthsSummaryHasNoRowCount(Lake lake) {
    String monthly = "[{\"date\":\"2015-06-30T00:00:00.000Z\",\"close\":10,\"volume\":77}]";
    fetch(lake, List.of("summary"), Map.of("monthly T0", monthly));
    land(lake);

    Row row = only(lake, VendorSummariesTable.TABLE.name());
    assertThat(row.<Date>getAs("date").toLocalDate()).isEqualTo(FROM);
    assertThat(row.<Date>getAs("until").toLocalDate()).isEqualTo(TO);
    assertThat(row.isNullAt(row.fieldIndex("rows"))).isTrue();
  }

  @Test
  void everyResourceHasItsOwnChunks(Lake lake) {
    fetch(
        lake,
        List.of("daily", "minutes"),
        Map.of("bars T0", "[]", "bars T1", "[]", "minutes T0", "[]", "minutes T1", "[]"));

    assertThat(asked).containsExactlyInAnyOrder("bars T0", "bars T1", "minutes T0", "minutes T1");
    assertThat(new FetchLog(lake, FETCH).chunksKept())
        .containsExactlyInAnyOrder("test/fetch/tiingo-0", "test/fetch/tiingo-minutes-0");
    asked.clear();
    fetch(lake, List.of("daily", "minutes"), Map.of());
    assertThat(asked).isEmpty();
  }

  @Test
  void allResourcesAreKnownToRequests() {
    assertThat(FetchRequest.RESOURCES)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Resource.values()).map(Resource::word).toList());
  }

  @Test
  void anUnknownResourceIsRefusedWithTheKnownOnes(Lake lake) {
    assertThatThrownBy(() -> fetch(lake, List.of("ticks"), Map.of()))
        .isInstanceOf(UserFault.class)
        .hasMessage("resource 'ticks' is none of [daily, minutes, summary]");
  }

  @Test
  void onlyResourcesThatAVendorOffersAreRequested(Lake lake) {
    FetchSources daysOnly =
        new Scripted(Map.of("bars T0", "[]", "bars T1", "[]")) {
          @Override
          public boolean offers(String name, Resource wanted) {
            return wanted == Resource.DAILY;
          }
        };
    List<String> stages = new ArrayList<>();
    new FetchResponses(lake, daysOnly).run(request(List.of("daily", "summary")), stages::add);

    assertThat(asked).containsExactlyInAnyOrder("bars T0", "bars T1");
    assertThat(stages).contains("tiingo does not offer summary");
    assertThatThrownBy(
            () -> new FetchResponses(lake, daysOnly).run(request(List.of("minutes")), w -> {}))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("vendor 'tiingo' offers none of [minutes]");
  }

  @Test
  void bothClocksAndTheLastBadResponseAreStored(Lake lake) {
    FetchRequest.Result result =
        fetch(lake, List.of("daily"), Map.of("bars T0", "[]")); // T1 is refused

    assertThat(result.responses()).isEqualTo(1);
    assertThat(result.failures()).extracting(failure -> failure.subject()).containsExactly("T1");
    List<Row> kept =
        lake.history(RawResponsesTable.TABLE, Instant.now()).orderBy("status").collectAsList();
    assertThat(kept).hasSize(2);
    assertThat(kept.get(0).<Timestamp>getAs("event_time").toInstant()).isEqualTo(ASKED);
    assertThat(kept.get(0).<Timestamp>getAs("known_at").toInstant()).isEqualTo(ANSWERED);
    assertThat(kept.get(1).<Integer>getAs("status")).isEqualTo(403);
    assertThat(new String(kept.get(1).<byte[]>getAs("body"), StandardCharsets.UTF_8))
        .isEqualTo("not yours");
    Row failure = lake.history(RawFailuresTable.TABLE, Instant.now()).head();
    assertThat(failure.<String>getAs("error")).isEqualTo("entitlement");
    assertThat(land(lake).rules()).isEmpty();
  }

  private FetchRequest.Result fetch(Lake lake, List<String> resources, Map<String, String> bodies) {
    return new FetchResponses(lake, new Scripted(bodies)).run(request(resources), words -> {});
  }

  private static FetchRequest request(List<String> resources) {
    return new FetchRequest(FETCH, List.of("tiingo"), "", List.of("T0", "T1"), FROM, TO, resources);
  }

  private static LandRequest.Result land(Lake lake) {
    return new LandResponses(lake).run(new LandRequest(LAND, FETCH), words -> {});
  }

  private static Row only(Lake lake, String table) {
    List<Row> rows =
        lake.history(
                table.equals(MinuteBarsTable.TABLE.name())
                    ? MinuteBarsTable.TABLE
                    : VendorSummariesTable.TABLE,
                Instant.now())
            .collectAsList();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  /**
   * A vendor with scripted responses by "resource subject"; it is Polygon if one of the responses
   * is for all tickers at once.
   */
  private class Scripted implements FetchSources, Vendor {
    private final Map<String, String> bodies;

    Scripted(Map<String, String> bodies) {
      this.bodies = bodies;
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
    public List<String> subjects(
        Resource wanted, List<String> tickers, LocalDate from, LocalDate to) {
      return wanted == Resource.SUMMARY && isGrouped()
          ? List.of(from + ":" + String.join(",", tickers))
          : tickers;
    }

    @Override
    public FetchedSubject fetch(String subject, LocalDate from, LocalDate to) {
      return fetch(Resource.DAILY, subject, from, to);
    }

    @Override
    public FetchedSubject fetch(Resource wanted, String subject, LocalDate from, LocalDate to) {
      String resource =
          switch (wanted) {
            case DAILY -> "bars";
            case MINUTES -> "minutes";
            case SUMMARY -> isGrouped() ? "grouped" : "monthly";
          };
      asked.add(resource + " " + subject);
      String body = bodies.get(resource + " " + subject);
      String vendor = isGrouped() ? "polygon" : "tiingo";
      String url = "http://vendor/" + subject;
      if (body == null) {
        return FetchedSubject.failed(
                new VendorFailure(
                    vendor,
                    resource,
                    subject,
                    url,
                    FailureKind.ENTITLEMENT,
                    403,
                    1,
                    "HTTP 403",
                    ANSWERED))
            .beside(List.of(answer(vendor, resource, subject, url, 403, "not yours")));
      }
      return FetchedSubject.of(List.of(answer(vendor, resource, subject, url, 200, body)));
    }

    private boolean isGrouped() {
      return bodies.keySet().stream().anyMatch(key -> key.startsWith("grouped"));
    }

    @Override
    public void close() {}
  }

  private static VendorResponse answer(
      String vendor, String resource, String subject, String url, int status, String body) {
    return new VendorResponse(
        vendor,
        resource,
        subject,
        0,
        url,
        status,
        body.getBytes(StandardCharsets.UTF_8),
        ASKED,
        ANSWERED);
  }
}

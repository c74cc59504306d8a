package io.tidemark.simulation.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.feeds.FailureKind;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.VendorFailure;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.feeds.alphavantage.AlphaVantageVendor;
import io.tidemark.feeds.fred.FredVendor;
import io.tidemark.feeds.polygon.PolygonVendor;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.TestRequesters;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.rest.VendorProtocol;
import io.tidemark.feeds.tiingo.TiingoVendor;
import io.tidemark.feeds.vendors.ResponseParser;
import io.tidemark.simulation.SimulatedMarket;
import io.tidemark.simulation.VendorView;
import io.tidemark.simulation.server.TransportFaults.Fault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedServerTest {
  private static final LocalDate FROM = LocalDate.of(2016, 1, 4);
  private static final LocalDate TO = LocalDate.of(2023, 12, 29);
  private static final SimulatedMarket MARKET = new SimulatedMarket(7);

  private final List<Duration> waits = new ArrayList<>();
  private SimulatedServer server = SimulatedServer.start(MARKET, TransportFaults.none());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void polygonServesItsViewInPages() {
    String ticker = shareWithSplit();

    FetchedSubject fetched = polygon(server.key()).fetch(ticker, FROM, TO);

    assertThat(fetched.failure()).isEmpty();
    assertThat(fetched.responses().stream().filter(r -> r.resource().equals("bars")))
        .hasSize(5)
        .extracting(VendorResponse::page)
        .containsExactly(0, 1, 2, 3, 4);
    List<VendorView.ServedBar> view = MARKET.polygon().bars(ticker, FROM, TO);
    List<TextRow> bars = rows(fetched, TextRow.Kind.BAR);
    assertThat(bars).hasSameSizeAs(view);
    for (int i = 0; i < view.size(); i++) {
      assertThat(bars.get(i).text("date")).isEqualTo(view.get(i).date().toString());
      assertThat(Double.parseDouble(bars.get(i).text("open"))).isEqualTo(view.get(i).open());
    }
    assertThat(actions(fetched))
        .isEqualTo(
            MARKET.polygon().actions(ticker, TO).stream()
                .map(SimulatedServerTest::words)
                .sorted()
                .toList());
  }

  @Test
  void tiingoServesItsViewInOneAnswer() {
    String ticker = shareWithSplit();

    FetchedSubject fetched = tiingo().fetch(ticker, FROM, TO);

    assertThat(fetched.responses()).hasSize(1);
    assertThat(rows(fetched, TextRow.Kind.BAR))
        .hasSameSizeAs(MARKET.tiingo().bars(ticker, FROM, TO));
    assertThat(actions(fetched))
        .isEqualTo(
            MARKET.tiingo().actions(ticker, TO).stream()
                .filter(action -> !action.exDate().isBefore(FROM))
                .map(SimulatedServerTest::words)
                .sorted()
                .toList());
  }

  @Test
  void fredServesEveryVintageButMissingOnes() {
    FetchedSubject fetched = fred().fetch("UNRATE", LocalDate.of(2005, 1, 1), TO);

    assertThat(rows(fetched, TextRow.Kind.MACRO))
        .hasSize(MARKET.macro("UNRATE", LocalDate.of(2005, 1, 1), TO).size() - 1)
        .allSatisfy(row -> assertThat(row.knownAt()).isNotNull());
  }

  @Test
  void unknownSubjectsAreTreatedAsTheVendorDoes() {
    assertThat(rows(polygon(server.key()).fetch("NONE", FROM, TO), TextRow.Kind.BAR)).isEmpty();
    assertThat(status(tiingo().fetch("NONE", FROM, TO))).isEqualTo(404);
    assertThat(status(fred().fetch("NONE", FROM, TO))).isEqualTo(400);
    VendorFailure none =
        AlphaVantageVendor.PROTOCOL
            .opening()
            .apply(client(AlphaVantageVendor.PROTOCOL, ApiKey.query("apikey", server.key())))
            .fetch("NONE", FROM, TO)
            .failure()
            .orElseThrow();
    assertThat(none.kind()).isEqualTo(FailureKind.NOT_FOUND);
    assertThat(none.attempts()).isEqualTo(1);
  }

  @Test
  void aWrongKeyIsRefusedAtOnce() {
    FetchedSubject fetched = polygon("wrong").fetch("AXLO", FROM, TO);

    assertThat(status(fetched)).isEqualTo(401);
    assertThat(fetched.failure().orElseThrow().attempts()).isEqualTo(1);
    assertThat(fetched.failure().orElseThrow().toString()).doesNotContain("wrong");
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "REPEATED_TOKEN")
  void everyTransientFaultIsOvercome(Fault fault) {
    Set<String> failed = new HashSet<>();
    restart(
        (vendor, subject, question) ->
            failed.add(question) ? Optional.of(fault) : Optional.empty());

    FetchedSubject fetched = polygon(server.key()).fetch("AXLO", FROM, FROM.plusDays(20));

    assertThat(fetched.failure()).isEmpty();
    assertThat(fetched.responses()).hasSize(3);
    boolean answered = fault != Fault.RESET && fault != Fault.SLOW;
    assertThat(fetched.rejected()).as("before the good ones").hasSize(answered ? 3 : 0);
    assertThat(failed).hasSize(3);
  }

  @Test
  void theDefaultSeedHasFaultsAndOneTickerWithoutTiingo() {
    restart(TransportFaults.of(7));
    List<VendorFailure> failures = new ArrayList<>();
    for (String ticker : MARKET.tickers()) {
      FetchedSubject fetched = tiingo().fetch(ticker, TO.minusDays(20), TO);
      fetched.failure().ifPresent(failures::add);
      assertThat(polygon(server.key()).fetch(ticker, TO.minusDays(20), TO).failure()).isEmpty();
    }

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).subject()).isEqualTo(MARKET.truth().tickerWithoutTiingo());
    assertThat(failures.get(0).status()).isEqualTo(500);
    assertThat(failures.get(0).attempts()).isEqualTo(5);
    assertThat(waits).hasSizeGreaterThan(4);
  }

  @Test
  void seededFaultsAreOfEveryUsualKindAndEachComesOnce() {
    TransportFaults faults = TransportFaults.of(7);
    EnumSet<Fault> seen = EnumSet.noneOf(Fault.class);
    for (int i = 0; i < 500; i++) {
      String question = "/question/" + i;
      Optional<Fault> fault = faults.next("polygon", "AXLO", question);
      fault.ifPresent(seen::add);
      if (fault.isPresent()) {
        assertThat(faults.next("polygon", "AXLO", question)).isEmpty();
      }
    }

    assertThat(seen)
        .isEqualTo(
            EnumSet.of(
                Fault.THROTTLED_STATED,
                Fault.THROTTLED,
                Fault.SERVER_ERROR,
                Fault.TRUNCATED,
                Fault.RESET));
  }

  private void restart(TransportFaults faults) {
    server.close();
    server = SimulatedServer.start(MARKET, faults);
  }

  private static String shareWithSplit() {
    return MARKET.tickers().stream()
        .filter(
            t ->
                MARKET.actions(t, TO).stream()
                    .anyMatch(action -> action.kind() == CorporateAction.Kind.SPLIT))
        .findFirst()
        .orElseThrow();
  }

  private PolygonVendor polygon(String key) {
    return new PolygonVendor(client(PolygonVendor.PROTOCOL, ApiKey.authorization("Bearer", key)));
  }

  private TiingoVendor tiingo() {
    return new TiingoVendor(
        client(TiingoVendor.PROTOCOL, ApiKey.authorization("Token", server.key())));
  }

  private FredVendor fred() {
    return new FredVendor(client(FredVendor.PROTOCOL, ApiKey.query("api_key", server.key())));
  }

  private VendorClient client(VendorProtocol protocol, ApiKey key) {
    return new VendorClient(
        "sim-" + protocol.vendor(),
        server.url(),
        key,
        TestRequesters.noting(waits),
        protocol.reader());
  }

  private static int status(FetchedSubject fetched) {
    return fetched.failure().orElseThrow().status();
  }

  private static List<TextRow> rows(FetchedSubject fetched, TextRow.Kind kind) {
    return fetched.responses().stream()
        .flatMap(
            r ->
                ResponseParser.parse(r.vendor(), r.resource(), r.subject(), r.url(), r.body())
                    .stream())
        .filter(row -> row.kind() == kind)
        .toList();
  }

  private static List<String> actions(FetchedSubject fetched) {
    return rows(fetched, TextRow.Kind.ACTION).stream()
        .map(
            row ->
                "%s %s %s %s"
                    .formatted(
                        row.text("ticker"),
                        row.text("date"),
                        row.text("kind"),
                        Double.parseDouble(row.text("amount"))))
        .sorted()
        .toList();
  }

  private static String words(CorporateAction action) {
    return "%s %s %s %s"
        .formatted(action.ticker(), action.exDate(), action.kind(), action.amount());
  }
}

package io.tidemark.simulation.server;

import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.alpaca.AlpacaVendor;
import io.tidemark.feeds.alphavantage.AlphaVantageVendor;
import io.tidemark.feeds.polygon.PolygonVendor;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.TestRequesters;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.rest.VendorProtocol;
import io.tidemark.feeds.tiingo.TiingoVendor;
import io.tidemark.feeds.vendors.ResponseParser;
import io.tidemark.simulation.SimulatedMarket;
import io.tidemark.simulation.VendorView;
import io.tidemark.simulation.setup.FaultMix;
import io.tidemark.simulation.setup.Simulation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A simulated market, its server, and vendors that request from it without waiting. */
public final class Asking implements AutoCloseable {
  private static final List<VendorProtocol> PROTOCOLS =
      List.of(
          PolygonVendor.PROTOCOL,
          TiingoVendor.PROTOCOL,
          AlpacaVendor.PROTOCOL,
          AlphaVantageVendor.PROTOCOL);

  final SimulatedMarket market;
  final SimulatedServer server;

  private Asking(SimulatedMarket market, SimulatedServer server) {
    this.market = market;
    this.server = server;
  }

  /** With the faults of a setting. */
  static Asking of(long seed, String faults) {
    Simulation simulation = new Simulation(seed, FaultMix.of(faults), Optional.empty());
    SimulatedMarket market = new SimulatedMarket(simulation, new ConcurrentHashMap<>());
    return serving(market, TransportFaults.of(simulation), SimulatedServer.PAGE_ROWS);
  }

  /** Without faults, with the given page size. */
  static Asking inPages(SimulatedMarket market, int rows) {
    return serving(market, TransportFaults.none(), rows);
  }

  private static Asking serving(SimulatedMarket market, TransportFaults faults, int rows) {
    LocalDate today = LocalDate.ofInstant(TestRequesters.NOW, ZoneOffset.UTC);
    return new Asking(market, SimulatedServer.start(market, faults, rows, () -> today));
  }

  Vendor vendor(String name) {
    VendorProtocol protocol =
        PROTOCOLS.stream()
            .filter(known -> name.equals("sim-" + known.vendor()))
            .findFirst()
            .orElseThrow();
    ApiKey key = protocol.signature().apply(List.of(server.key(), server.key()));
    return protocol
        .opening()
        .apply(
            new VendorClient(
                name,
                server.url(),
                key,
                TestRequesters.noting(new ArrayList<>()),
                protocol.reader()));
  }

  VendorView view(String name) {
    return market.view(name.substring("sim-".length()));
  }

  static List<TextRow> rows(FetchedSubject fetched, TextRow.Kind kind) {
    return fetched.responses().stream()
        .flatMap(
            r ->
                ResponseParser.parse(r.vendor(), r.resource(), r.subject(), r.url(), r.body())
                    .stream())
        .filter(row -> row.kind() == kind)
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}

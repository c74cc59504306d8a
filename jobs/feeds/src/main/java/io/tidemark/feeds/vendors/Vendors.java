package io.tidemark.feeds.vendors;

import io.tidemark.core.UserFault;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.market.VendorCatalog.LiveVendor;
import io.tidemark.core.market.VendorCatalog.Offer;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.Resource;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.alpaca.AlpacaVendor;
import io.tidemark.feeds.alphavantage.AlphaVantageVendor;
import io.tidemark.feeds.fred.FredVendor;
import io.tidemark.feeds.polygon.PolygonVendor;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.Requester;
import io.tidemark.feeds.rest.RetryPolicy;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.rest.VendorProtocol;
import io.tidemark.feeds.tiingo.TiingoVendor;
import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opens the live vendors of {@link VendorCatalog}: the real ones, and the simulated market behind
 * each one's protocol.
 */
public final class Vendors {
  /** The protocol of each real vendor, by its name in the catalog. */
  private static final Map<String, VendorProtocol> PROTOCOLS =
      Stream.of(
              PolygonVendor.PROTOCOL,
              TiingoVendor.PROTOCOL,
              AlpacaVendor.PROTOCOL,
              AlphaVantageVendor.PROTOCOL,
              FredVendor.PROTOCOL)
          .collect(Collectors.toUnmodifiableMap(VendorProtocol::vendor, protocol -> protocol));

  private static final List<String> MACRO_SERIES =
      List.of("T10Y2Y", "BAA10Y", "UNRATE", "INDPRO", "FEDFUNDS");

  private Vendors() {}

  /** Whether there is a live source of that name; any other name is a source of imported files. */
  public static boolean isLive(String name) {
    return VendorCatalog.isLive(name);
  }

  /**
   * Opens a live source.
   *
   * <p>A real vendor needs its keys in the environment variables named in the catalog; {@code
   * <NAME>_URL}, such as {@code POLYGON_URL}, sets another address, such as that of a proxy. A
   * simulated vendor is served by this process until the last vendor of the same simulation is
   * closed. {@code SIM_SEED} sets the seed, {@code SIM_FAULTS} the faults, and {@code SIM_FOLDER} a
   * folder with real files in subfolders that are named after real price vendors.
   *
   * @throws UserFault if there is no live vendor of that name, or a variable is missing or invalid
   */
  public static Vendor open(String name, Map<String, String> environment) {
    LiveVendor vendor =
        VendorCatalog.find(name)
            .orElseThrow(() -> VendorCatalog.unknown("vendor", name, Offer.DAILY, List.of()));
    return vendor.isSimulated()
        ? openSimulated(vendor, MarketSimulation.find().acquire(environment))
        : openReal(vendor, environment);
  }

  /**
   * The tickers of the files in {@code SIM_FOLDER}, else the 40 simulated tickers.
   *
   * @throws UserFault if the folder contains no bars
   */
  public static List<String> defaultTickers(Map<String, String> environment) {
    return MarketSimulation.find().tickers(environment);
  }

  /**
   * The series to fetch from a macro source, by FRED's names; empty if it is not live.
   *
   * @param name source name
   */
  public static List<String> macroSeries(String name) {
    return VendorCatalog.offering(Offer.MACRO).contains(name) ? MACRO_SERIES : List.of();
  }

  /**
   * The protocol of a vendor; a simulated vendor has that of the real one.
   *
   * @throws UserFault if there is no vendor of that name
   */
  static VendorProtocol protocol(String name) {
    return VendorCatalog.find(name)
        .map(vendor -> PROTOCOLS.get(vendor.protocol()))
        .orElseThrow(
            () ->
                new UserFault(
                    "vendor '%s' has no protocol here; %s have"
                        .formatted(
                            name, VendorCatalog.all().stream().map(LiveVendor::name).toList())));
  }

  /** Names of the real vendors with a protocol. */
  static Set<String> protocols() {
    return PROTOCOLS.keySet();
  }

  private static Vendor openReal(LiveVendor vendor, Map<String, String> environment) {
    VendorProtocol protocol = PROTOCOLS.get(vendor.protocol());
    ApiKey key =
        protocol
            .signature()
            .apply(vendor.keys().stream().map(name -> ApiKey.require(environment, name)).toList());
    String variable = vendor.name().toUpperCase(Locale.ROOT) + "_URL";
    String base = base(environment, variable, protocol.address());
    Requester requester = new Requester(RetryPolicy.LIVE);
    return protocol
        .opening()
        .apply(new VendorClient(vendor.name(), base, key, requester, protocol.reader()));
  }

  /** The simulated market has one key, which is used for all keys of the real vendor. */
  private static Vendor openSimulated(LiveVendor vendor, MarketSimulation.Server lease) {
    VendorProtocol protocol = PROTOCOLS.get(vendor.protocol());
    int keys = VendorCatalog.find(vendor.protocol()).orElseThrow().keys().size();
    ApiKey key = protocol.signature().apply(Collections.nCopies(keys, lease.key()));
    Requester requester = new Requester(RetryPolicy.SIMULATED);
    VendorClient client =
        new VendorClient(vendor.name(), lease.url(), key, requester, protocol.reader());
    return new Leased(protocol.opening().apply(client), lease);
  }

  private static String base(Map<String, String> environment, String variable, String otherwise) {
    String text = environment.getOrDefault(variable, "").strip();
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      URI uri = URI.create(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getUserInfo() == null) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new UserFault(
        "%s is not an address of the form https://host[:port][/path]".formatted(variable));
  }

  /** A simulated vendor that keeps its server running. */
  private record Leased(Vendor vendor, MarketSimulation.Server lease) implements Vendor {
    @Override
    public String name() {
      return vendor.name();
    }

    @Override
    public FetchedSubject fetch(String subject, LocalDate from, LocalDate to) {
      return vendor.fetch(subject, from, to);
    }

    @Override
    public FetchedSubject fetch(Resource wanted, String subject, LocalDate from, LocalDate to) {
      return vendor.fetch(wanted, subject, from, to);
    }

    @Override
    public List<String> subjects(
        Resource wanted, List<String> tickers, LocalDate from, LocalDate to) {
      return vendor.subjects(wanted, tickers, from, to);
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}

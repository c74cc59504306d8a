package io.tidemark.feeds;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.alpaca.AlpacaVendor;
import io.tidemark.feeds.fred.FredVendor;
import io.tidemark.feeds.polygon.PolygonVendor;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.Requester;
import io.tidemark.feeds.rest.RetryPolicy;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.tiingo.TiingoVendor;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The live sources by name: four real ones, and the simulated market behind each protocol. */
public final class Vendors {
  private static final Set<String> REAL = Set.of("polygon", "tiingo", "alpaca", "fred");
  private static final Set<String> SIMULATED =
      Set.of("sim-polygon", "sim-tiingo", "sim-alpaca", "sim-fred");
  private static final List<String> MACRO_SERIES =
      List.of("T10Y2Y", "BAA10Y", "UNRATE", "INDPRO", "FEDFUNDS");

  private Vendors() {}

  /** Whether a source of that name can be asked; any other is what files were imported as. */
  public static boolean isLive(String name) {
    return REAL.contains(name) || SIMULATED.contains(name);
  }

  /**
   * Opens a live source.
   *
   * <p>A real one needs its key in {@code POLYGON_API_KEY}, {@code TIINGO_API_KEY}, {@code
   * FRED_API_KEY}, or the two {@code ALPACA_API_KEY_ID} and {@code ALPACA_API_SECRET_KEY}; {@code
   * POLYGON_URL}, {@code TIINGO_URL}, {@code ALPACA_URL} and {@code FRED_URL} name another address,
   * such as a proxy's. A simulated one is served by this process until the last vendor of the same
   * simulation is closed: with the seed in {@code SIM_SEED}, the faults in {@code SIM_FAULTS} , and
   * if {@code SIM_FOLDER} names a folder, with the real files in its folders {@code polygon},
   * {@code tiingo} and {@code alpaca}.
   *
   * @throws UserFault if the name is not live, or a variable is missing or unusable
   */
  public static Vendor open(String name, Map<String, String> environment) {
    if (REAL.contains(name)) {
      return openReal(name, environment);
    }
    if (SIMULATED.contains(name)) {
      return openSimulated(name, MarketSimulation.find().acquire(environment));
    }
    throw new UserFault(
        "source '%s' is not live; live are polygon, tiingo, alpaca, fred, sim-polygon, sim-tiingo, sim-alpaca, sim-fred"
            .formatted(name));
  }

  /**
   * The tickers of the files in {@code SIM_FOLDER}, else the 40 simulated ones.
   *
   * @throws UserFault if the folder holds no bars
   */
  public static List<String> defaultTickers(Map<String, String> environment) {
    return MarketSimulation.find().tickers(environment);
  }

  /**
   * Series that a macro source is asked for, by FRED's names; empty if it is not a live one.
   *
   * @param name source name
   */
  public static List<String> macroSeries(String name) {
    return isLive(name) && ResponseParser.protocol(name).equals("fred") ? MACRO_SERIES : List.of();
  }

  private static Vendor openReal(String name, Map<String, String> environment) {
    String prefix = name.toUpperCase(Locale.ROOT);
    ApiKey key =
        name.equals("alpaca")
            ? AlpacaVendor.key(
                ApiKey.require(environment, "ALPACA_API_KEY_ID"),
                ApiKey.require(environment, "ALPACA_API_SECRET_KEY"))
            : signature(name, ApiKey.require(environment, prefix + "_API_KEY"));
    String base = base(environment, prefix + "_URL", publicAddress(name));
    return speaking(name, new VendorClient(name, base, key, new Requester(RetryPolicy.LIVE)));
  }

  private static Vendor openSimulated(String name, MarketSimulation.Server lease) {
    Requester requester = new Requester(RetryPolicy.SIMULATED);
    ApiKey key = signature(name, lease.key());
    Vendor vendor = speaking(name, new VendorClient(name, lease.url(), key, requester));
    return new Leased(vendor, lease);
  }

  private static Vendor speaking(String name, VendorClient client) {
    return switch (ResponseParser.protocol(name)) {
      case "polygon" -> new PolygonVendor(client);
      case "tiingo" -> new TiingoVendor(client);
      case "alpaca" -> new AlpacaVendor(client);
      case "fred" -> new FredVendor(client);
      default -> throw new IllegalStateException("no protocol for " + name);
    };
  }

  /** How a vendor wants its key; Alpaca's two are the same word where it is simulated. */
  private static ApiKey signature(String name, String key) {
    return switch (ResponseParser.protocol(name)) {
      case "polygon" -> ApiKey.authorization("Bearer", key);
      case "tiingo" -> ApiKey.authorization("Token", key);
      case "alpaca" -> AlpacaVendor.key(key, key);
      case "fred" -> ApiKey.query("api_key", key);
      default -> throw new IllegalStateException("no key for " + name);
    };
  }

  private static String publicAddress(String name) {
    return switch (name) {
      case "polygon" -> PolygonVendor.BASE;
      case "tiingo" -> TiingoVendor.BASE;
      case "alpaca" -> AlpacaVendor.BASE;
      case "fred" -> FredVendor.BASE;
      default -> throw new IllegalStateException("no address for " + name);
    };
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

  /** A simulated vendor, which holds its server. */
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

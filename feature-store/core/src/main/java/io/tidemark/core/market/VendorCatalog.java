package io.tidemark.core.market;

import io.tidemark.core.SpellingSuggestions;
import io.tidemark.core.UserFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The live vendors, which can be queried over HTTP: what each one offers and which keys it needs.
 * Feeds, jobs, workflows and the API all read this list; any other vendor name stands for files
 * that were imported under it.
 *
 * <p>Each real vendor has a simulated counterpart with the same protocol and offers, which needs no
 * key: {@code sim-polygon} for {@code polygon}.
 */
public final class VendorCatalog {
  private static final String SIMULATED = "sim-";

  /** In the order in which messages list them. */
  private static final List<LiveVendor> VENDORS =
      withSimulated(
          real("polygon", Offer.PRICES, "POLYGON_API_KEY"),
          real("tiingo", Offer.PRICES, "TIINGO_API_KEY"),
          real("alpaca", Offer.PRICES, "ALPACA_API_KEY_ID", "ALPACA_API_SECRET_KEY"),
          real("alphavantage", EnumSet.of(Offer.DAILY, Offer.ACTIONS), "ALPHAVANTAGE_API_KEY"),
          real("fred", EnumSet.of(Offer.MACRO), "FRED_API_KEY"));

  /** A kind of data that a vendor provides. */
  public enum Offer {
    /** Daily bars as traded. */
    DAILY,
    /** Bars of one minute. */
    MINUTES,
    /** The vendor's own counts of bars and shares. */
    SUMMARY,
    /** Splits and dividends, which come with the daily bars. */
    ACTIONS,
    /** Macro series. */
    MACRO;

    private static final Set<Offer> PRICES = EnumSet.of(DAILY, MINUTES, SUMMARY, ACTIONS);

    /** The name in requests and messages, such as {@code daily}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A vendor that can be queried.
   *
   * @param name the name in requests and in the rows of this vendor
   * @param protocol name of the real vendor that defines the protocol: its own name, unless it is
   *     simulated
   * @param offers what it provides, at least one
   * @param keys environment variables that hold its keys, in the order in which its protocol takes
   *     them; none for a simulated vendor
   */
  public record LiveVendor(String name, String protocol, Set<Offer> offers, List<String> keys) {
    public LiveVendor {
      offers = Collections.unmodifiableSet(EnumSet.copyOf(offers));
      keys = List.copyOf(keys);
      boolean simulated = !name.equals(protocol);
      if (simulated != keys.isEmpty() || (simulated && !name.equals(SIMULATED + protocol))) {
        throw new IllegalArgumentException(
            "live vendor '%s' with the protocol of '%s' and the keys %s: a real one has keys, a simulated one has none and is named %s<protocol>"
                .formatted(name, protocol, keys, SIMULATED));
      }
    }

    /** Whether it is served by the simulated market. */
    public boolean isSimulated() {
      return !name.equals(protocol);
    }

    /** Whether it provides that kind of data. */
    public boolean offers(Offer offer) {
      return offers.contains(offer);
    }

    /** The list of what it provides, for messages. */
    public String offersInWords() {
      return String.join(", ", offers.stream().map(Offer::word).toList());
    }

    private LiveVendor simulated() {
      return new LiveVendor(SIMULATED + name, name, offers, List.of());
    }
  }

  private VendorCatalog() {}

  /** All live vendors, the real ones first. */
  public static List<LiveVendor> all() {
    return VENDORS;
  }

  /** The live vendor of that name; empty for an imported source and for an unknown name. */
  public static Optional<LiveVendor> find(String name) {
    return VENDORS.stream().filter(vendor -> vendor.name().equals(name)).findFirst();
  }

  /** Whether a live vendor has that name. */
  public static boolean isLive(String name) {
    return find(name).isPresent();
  }

  /** Whether rows under that name come from the simulated market. */
  public static boolean isSimulated(String name) {
    return name.startsWith(SIMULATED);
  }

  /** Names of the live vendors that provide that kind of data, in the order of the catalog. */
  public static List<String> offering(Offer offer) {
    return VENDORS.stream().filter(v -> v.offers(offer)).map(LiveVendor::name).toList();
  }

  /**
   * The error for a vendor that does not exist.
   *
   * @param role such as {@code vendor} or {@code macro source}
   * @param offer what it should provide: only live vendors that provide it are listed
   * @param imported names of the sources that the lake has rows of
   */
  public static UserFault unknown(
      String role, String name, Offer offer, Collection<String> imported) {
    List<String> live = offering(offer);
    Set<String> candidates = new TreeSet<>(live);
    candidates.addAll(imported);
    return new UserFault(
        "%s '%s' is not live, and the lake has no rows of that name; the nearest is '%s'. Live are %s; the lake has rows of %s. Name one of these, or import files with ./tidemark import --source %s"
            .formatted(
                role,
                name,
                SpellingSuggestions.ranked(name, candidates, 1).get(0),
                String.join(", ", live),
                imported.isEmpty() ? "none yet" : String.join(", ", new TreeSet<>(imported)),
                name));
  }

  private static LiveVendor real(String name, Set<Offer> offers, String... keys) {
    return new LiveVendor(name, name, offers, Arrays.asList(keys));
  }

  private static List<LiveVendor> withSimulated(LiveVendor... real) {
    List<LiveVendor> all = new ArrayList<>(Arrays.asList(real));
    Stream.of(real).map(LiveVendor::simulated).forEach(all::add);
    return List.copyOf(all);
  }
}

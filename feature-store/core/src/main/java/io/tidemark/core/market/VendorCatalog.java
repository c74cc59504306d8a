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
 * The live vendors: who can be asked over HTTP, for what, and with which keys. The one list of
 * their names, which the feeds, the jobs, the workflows and the API all read; every other vendor
 * name stands for files that were imported under it.
 *
 * <p>Beside each real vendor there is a simulated one of the same protocol and offers, which needs
 * no key: {@code sim-polygon} beside {@code polygon}.
 */
public final class VendorCatalog {
  private static final String SIMULATED = "sim-";

  /** In the order in which messages name them. */
  private static final List<LiveVendor> VENDORS =
      withSimulated(
          real("polygon", Offer.PRICES, "POLYGON_API_KEY"),
          real("tiingo", Offer.PRICES, "TIINGO_API_KEY"),
          real("alpaca", Offer.PRICES, "ALPACA_API_KEY_ID", "ALPACA_API_SECRET_KEY"),
          real("alphavantage", EnumSet.of(Offer.DAILY, Offer.ACTIONS), "ALPHAVANTAGE_API_KEY"),
          real("fred", EnumSet.of(Offer.MACRO), "FRED_API_KEY"));

  /** What a vendor can be asked for. */
  public enum Offer {
    /** Daily bars as traded. */
    DAILY,
    /** Bars of one minute. */
    MINUTES,
    /** How many bars and shares the vendor itself counts. */
    SUMMARY,
    /** Splits and dividends, which come with the daily bars. */
    ACTIONS,
    /** Macro series. */
    MACRO;

    private static final Set<Offer> PRICES = EnumSet.of(DAILY, MINUTES, SUMMARY, ACTIONS);

    /** As requests and messages have it, such as {@code daily}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A vendor that can be asked.
   *
   * @param name under which requests name it and its rows are kept
   * @param protocol name of the real vendor whose protocol it speaks: its own, unless simulated
   * @param offers what it can be asked for, at least one
   * @param keys environment variables that hold its keys, in the order in which its protocol takes
   *     them; none of a simulated one
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

    /** Whether the simulated market stands behind it. */
    public boolean isSimulated() {
      return !name.equals(protocol);
    }

    /** Whether it can be asked for that. */
    public boolean offers(Offer offer) {
      return offers.contains(offer);
    }

    /** What it can be asked for, as messages have it. */
    public String offersInWords() {
      return String.join(", ", offers.stream().map(Offer::word).toList());
    }

    private LiveVendor simulated() {
      return new LiveVendor(SIMULATED + name, name, offers, List.of());
    }
  }

  private VendorCatalog() {}

  /** All live vendors, the simulated after the real. */
  public static List<LiveVendor> all() {
    return VENDORS;
  }

  /** The live vendor of that name; empty of an imported source's, or one that does not exist. */
  public static Optional<LiveVendor> find(String name) {
    return VENDORS.stream().filter(vendor -> vendor.name().equals(name)).findFirst();
  }

  /** Whether a vendor of that name can be asked. */
  public static boolean isLive(String name) {
    return find(name).isPresent();
  }

  /** Whether rows under that name come from the simulated market. */
  public static boolean isSimulated(String name) {
    return name.startsWith(SIMULATED);
  }

  /** Names of the live vendors that can be asked for that, in the catalog's order. */
  public static List<String> offering(Offer offer) {
    return VENDORS.stream().filter(v -> v.offers(offer)).map(LiveVendor::name).toList();
  }

  /**
   * The fault of naming a vendor that does not exist.
   *
   * @param role such as {@code vendor} or {@code macro source}
   * @param offer what it was to give: only live vendors that have it are named
   * @param imported names that the lake has rows of
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

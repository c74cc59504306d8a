package io.tidemark.flows.steps;

import io.tidemark.core.RunKey;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.market.VendorCatalog.Offer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the names of vendors and tickers in requests. */
public final class RequestNames {
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9^][A-Za-z0-9.^=/_-]*");

  private RequestNames() {}

  /**
   * Checks sources of prices.
   *
   * @throws IllegalArgumentException with the one that breaks a rule
   */
  public static List<String> vendors(List<String> vendors) {
    for (String vendor : vendors) {
      if (vendor == null || vendor.contains("+") || !validName(vendor)) {
        throw new IllegalArgumentException(
            "vendor '%s' must be a name of letters, digits, '.', '-' or '_'".formatted(vendor));
      }
    }
    for (String vendor : vendors) {
      if (VendorCatalog.find(vendor).filter(live -> !live.offers(Offer.DAILY)).isPresent()) {
        throw new IllegalArgumentException(
            "vendor '%s' has no prices; name it as macro, and among the vendors some of %s, or imported ones"
                .formatted(vendor, String.join(", ", VendorCatalog.offering(Offer.DAILY))));
      }
    }
    if (new LinkedHashSet<>(vendors).size() < vendors.size()) {
      throw new IllegalArgumentException("vendors %s has a duplicate".formatted(vendors));
    }
    return List.copyOf(vendors);
  }

  /**
   * Checks tickers; null means none.
   *
   * @throws IllegalArgumentException with the one that breaks a rule
   */
  public static List<String> tickers(List<String> tickers) {
    if (tickers == null) {
      return List.of();
    }
    for (String ticker : tickers) {
      ticker(ticker);
    }
    if (new LinkedHashSet<>(tickers).size() < tickers.size()) {
      throw new IllegalArgumentException("tickers %s has a duplicate".formatted(tickers));
    }
    return List.copyOf(tickers);
  }

  /**
   * Checks one ticker.
   *
   * @throws IllegalArgumentException if it is not a valid ticker
   */
  public static String ticker(String ticker) {
    if (ticker == null || !SYMBOL.matcher(ticker).matches()) {
      throw new IllegalArgumentException(
          "ticker '%s' must begin with a capital or a digit, without spaces, as in BRK.B"
              .formatted(ticker));
    }
    return ticker;
  }

  private static boolean validName(String name) {
    try {
      return !new RunKey(name).value().contains("/");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

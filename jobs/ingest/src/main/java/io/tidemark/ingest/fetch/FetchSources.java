package io.tidemark.ingest.fetch;

import io.tidemark.core.market.VendorCatalog;
import io.tidemark.feeds.Resource;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.vendors.Vendors;
import java.util.List;
import java.util.Map;

/** Access to live vendors. */
public interface FetchSources {
  /** Whether there is a live source of that name. */
  boolean isLive(String name);

  /** Whether a live source offers that resource. */
  default boolean offers(String name, Resource wanted) {
    return VendorCatalog.find(name)
        .map(vendor -> vendor.offers(VendorCatalog.Offer.valueOf(wanted.name())))
        .orElse(true);
  }

  /** Opens a live source; the caller closes it. */
  Vendor open(String name);

  /** Tickers to fetch if the request names none. */
  List<String> defaultTickers();

  /** The series to fetch from a macro source. */
  List<String> macroSeries(String name);

  /** The platform's own vendors, with keys and addresses from the environment. */
  static FetchSources of(Map<String, String> environment) {
    return new FetchSources() {
      @Override
      public boolean isLive(String name) {
        return Vendors.isLive(name);
      }

      @Override
      public Vendor open(String name) {
        return Vendors.open(name, environment);
      }

      @Override
      public List<String> defaultTickers() {
        return Vendors.defaultTickers(environment);
      }

      @Override
      public List<String> macroSeries(String name) {
        return Vendors.macroSeries(name);
      }
    };
  }
}

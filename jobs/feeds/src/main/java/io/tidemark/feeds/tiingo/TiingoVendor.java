package io.tidemark.feeds.tiingo;

import io.tidemark.feeds.Fetched;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.rest.Address;
import io.tidemark.feeds.rest.VendorClient;
import java.time.LocalDate;

/** Daily bars as traded, with their dividends and splits, of Tiingo: one answer a ticker. */
public final class TiingoVendor implements Vendor {
  public static final String BASE = "https://api.tiingo.com";

  private final VendorClient client;

  public TiingoVendor(VendorClient client) {
    this.client = client;
  }

  @Override
  public String name() {
    return client.vendor();
  }

  @Override
  public Fetched fetch(String ticker, LocalDate from, LocalDate to) {
    String url =
        client.base()
            + "/tiingo/daily/%s/prices".formatted(Address.segment(ticker))
            + Address.query("startDate", from, "endDate", to, "format", "json");
    return client.converse(ticker, conversation -> conversation.ask("bars", 0, url));
  }

  @Override
  public void close() {}
}

package io.tidemark.feeds.alphavantage;

import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.UrlParts;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.rest.VendorProtocol;
import java.time.LocalDate;

/**
 * Alpha Vantage's bars as traded with dividends and splits ({@code TIME_SERIES_DAILY_ADJUSTED}),
 * one response per ticker.
 *
 * <p>The vendor's API has no date range: a response has the last 100 days or the full history of
 * more than 20 years. The requested range is put into the address's fragment, which is stored with
 * the response but not sent; {@link AlphaVantageProtocol} only reads the days in it.
 */
public final class AlphaVantageVendor implements Vendor {
  public static final String BASE = "https://www.alphavantage.co";

  /** The protocol of this vendor. */
  public static final VendorProtocol PROTOCOL =
      new VendorProtocol(
          "alphavantage",
          BASE,
          keys -> ApiKey.query("apikey", keys.get(0)),
          AlphaVantageVendor::new,
          AlphaVantageProtocol::rows);

  /** A number of calendar days with fewer than the 100 sessions of a compact response. */
  private static final int COMPACT_DAYS = 130;

  private final VendorClient client;

  public AlphaVantageVendor(VendorClient client) {
    this.client = client;
  }

  @Override
  public String name() {
    return client.vendor();
  }

  /**
   * Requests JSON, because a CSV response that is truncated between two lines cannot be detected.
   */
  @Override
  public FetchedSubject fetch(String ticker, LocalDate from, LocalDate to) {
    boolean recent = from.isAfter(client.today().minusDays(COMPACT_DAYS));
    String url =
        client.base()
            + "/query"
            + UrlParts.query(
                "function",
                "TIME_SERIES_DAILY_ADJUSTED",
                "symbol",
                ticker,
                "outputsize",
                recent ? "compact" : "full",
                "datatype",
                "json")
            + AlphaVantageProtocol.fragment(from, to);
    return client.converse(ticker, conversation -> conversation.ask("bars", 0, url));
  }

  @Override
  public void close() {}
}

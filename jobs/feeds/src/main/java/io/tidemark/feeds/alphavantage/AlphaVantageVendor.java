package io.tidemark.feeds.alphavantage;

import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.UrlParts;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.rest.VendorProtocol;
import java.time.LocalDate;

/**
 * Bars as traded, with their dividends and splits, of Alpha Vantage ({@code
 * TIME_SERIES_DAILY_ADJUSTED}): one answer a ticker.
 *
 * <p>The vendor takes no range: an answer has its last 100 days, or all of more than 20 years. The
 * days that are wanted stand in the address's fragment, which is kept with the answer and not sent,
 * and by which {@link AlphaVantageProtocol} reads no others.
 */
public final class AlphaVantageVendor implements Vendor {
  public static final String BASE = "https://www.alphavantage.co";

  /** How the platform speaks to it. */
  public static final VendorProtocol PROTOCOL =
      new VendorProtocol(
          "alphavantage",
          BASE,
          keys -> ApiKey.query("apikey", keys.get(0)),
          AlphaVantageVendor::new,
          AlphaVantageProtocol::rows);

  /** So many calendar days hold fewer than the 100 sessions of a compact answer. */
  private static final int COMPACT_DAYS = 130;

  private final VendorClient client;

  public AlphaVantageVendor(VendorClient client) {
    this.client = client;
  }

  @Override
  public String name() {
    return client.vendor();
  }

  /** Asks in JSON, since of CSV that is cut off between two lines it cannot be seen. */
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

package io.tidemark.feeds.tiingo;

import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.MonthRange;
import io.tidemark.feeds.MonthRange.Days;
import io.tidemark.feeds.Resource;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.UrlParts;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.rest.VendorProtocol;
import java.time.LocalDate;
import java.util.List;

/** Tiingo's bars as traded with dividends and splits, one response per ticker for all days. */
public final class TiingoVendor implements Vendor {
  public static final String BASE = "https://api.tiingo.com";

  /** The protocol of this vendor. */
  public static final VendorProtocol PROTOCOL =
      new VendorProtocol(
          "tiingo",
          BASE,
          keys -> ApiKey.authorization("Token", keys.get(0)),
          TiingoVendor::new,
          (request, body) ->
              TiingoProtocol.rows(request.resource(), request.subject(), request.place(), body));

  private final VendorClient client;

  public TiingoVendor(VendorClient client) {
    this.client = client;
  }

  @Override
  public String name() {
    return client.vendor();
  }

  @Override
  public FetchedSubject fetch(String ticker, LocalDate from, LocalDate to) {
    String url =
        client.base()
            + "/tiingo/daily/%s/prices".formatted(UrlParts.segment(ticker))
            + UrlParts.query("startDate", from, "endDate", to, "format", "json");
    return client.converse(ticker, conversation -> conversation.ask("bars", 0, url));
  }

  /** Minute bars with one response per month, or for a summary the complete months in the range. */
  @Override
  public FetchedSubject fetch(Resource wanted, String ticker, LocalDate from, LocalDate to) {
    return switch (wanted) {
      case DAILY -> fetch(ticker, from, to);
      case MINUTES -> minutes(ticker, MonthRange.pieces(from, to));
      case SUMMARY ->
          MonthRange.whole(from, to, client.today())
              .map(months -> monthly(ticker, months))
              .orElse(FetchedSubject.of(List.of()));
    };
  }

  /**
   * Requests by month, because the vendor returns at most 10,000 rows and does not say if there are
   * more.
   */
  private FetchedSubject minutes(String ticker, List<Days> months) {
    return client.converse(
        ticker,
        conversation -> {
          int page = 0;
          for (Days days : months) {
            conversation.ask("minutes", page++, minutesUrl(ticker, days));
          }
        });
  }

  private String minutesUrl(String ticker, Days days) {
    return client.base()
        + "/iex/%s/prices".formatted(UrlParts.segment(ticker))
        + UrlParts.query(
            "startDate", days.first(),
            "endDate", days.last(),
            "resampleFreq", "1min",
            "columns", "open,high,low,close,volume",
            "format", "json");
  }

  private FetchedSubject monthly(String ticker, Days months) {
    String url =
        client.base()
            + "/tiingo/daily/%s/prices".formatted(UrlParts.segment(ticker))
            + UrlParts.query(
                "startDate",
                months.first(),
                "endDate",
                months.last(),
                "resampleFreq",
                "monthly",
                "format",
                "json");
    return client.converse(ticker, conversation -> conversation.ask("monthly", 0, url));
  }

  /** No summary is requested if there is no complete month in the range. */
  @Override
  public List<String> subjects(
      Resource wanted, List<String> tickers, LocalDate from, LocalDate to) {
    boolean nothing =
        wanted == Resource.SUMMARY && MonthRange.whole(from, to, client.today()).isEmpty();
    return nothing ? List.of() : tickers;
  }

  @Override
  public void close() {}
}

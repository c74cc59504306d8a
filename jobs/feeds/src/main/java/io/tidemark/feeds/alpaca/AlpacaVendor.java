package io.tidemark.feeds.alpaca;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.MonthRange;
import io.tidemark.feeds.Resource;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.Pagination;
import io.tidemark.feeds.rest.RequestAbandoned;
import io.tidemark.feeds.rest.UrlParts;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.rest.VendorClient.Conversation;
import io.tidemark.feeds.rest.VendorProtocol;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Alpaca's bars as traded and its corporate actions. A ticker means the share that has it on the
 * day ({@code asof=-}): a renamed share must be requested under each of its names, as from the
 * other vendors.
 */
public final class AlpacaVendor implements Vendor {
  public static final String BASE = "https://data.alpaca.markets";

  /** The protocol of this vendor. */
  public static final VendorProtocol PROTOCOL =
      new VendorProtocol(
          "alpaca",
          BASE,
          keys -> key(keys.get(0), keys.get(1)),
          AlpacaVendor::new,
          (request, body) ->
              AlpacaProtocol.rows(request.resource(), request.subject(), request.place(), body));

  private static final int PAGE_BARS = 10_000;
  private static final int PAGE_ACTIONS = 1_000;

  /**
   * The action types that change the value of a share; the vendor has others, such as name changes.
   */
  private static final String TYPES =
      "forward_split,reverse_split,unit_split,stock_dividend,cash_dividend,spin_off,rights_distribution";

  /** The API filters actions by processing date, which can be months after the ex-date. */
  private static final int PROCESSED_WITHIN_DAYS = 120;

  private final VendorClient client;

  public AlpacaVendor(VendorClient client) {
    this.client = client;
  }

  /** The two headers with the key's id and its secret. */
  public static ApiKey key(String id, String secret) {
    return ApiKey.headers(Map.of("APCA-API-KEY-ID", id, "APCA-API-SECRET-KEY", secret));
  }

  @Override
  public String name() {
    return client.vendor();
  }

  @Override
  public FetchedSubject fetch(String ticker, LocalDate from, LocalDate to) {
    return client.converse(
        ticker,
        conversation -> {
          follow(conversation, "bars", barsUrl("1Day", ticker, from, to));
          follow(conversation, "actions", actionsUrl(ticker, from, to));
        });
  }

  /** Minute bars, or for a summary the complete months in the range. */
  @Override
  public FetchedSubject fetch(Resource wanted, String ticker, LocalDate from, LocalDate to) {
    return switch (wanted) {
      case DAILY -> fetch(ticker, from, to);
      case MINUTES ->
          client.converse(
              ticker, asking -> follow(asking, "minutes", barsUrl("1Min", ticker, from, to)));
      case SUMMARY ->
          MonthRange.whole(from, to, client.today())
              .map(months -> barsUrl("1Month", ticker, months.first(), months.last()))
              .map(url -> client.converse(ticker, asking -> follow(asking, "monthly", url)))
              .orElse(FetchedSubject.of(List.of()));
    };
  }

  /** Uses times, because with a date alone it is not clear whether the last bar is included. */
  private String barsUrl(String timeframe, String ticker, LocalDate from, LocalDate to) {
    return client.base()
        + "/v2/stocks/%s/bars".formatted(UrlParts.segment(ticker))
        + UrlParts.query(
            "timeframe",
            timeframe,
            "start",
            from.atStartOfDay(TradingCalendar.XNYS.zone()).toInstant(),
            "end",
            to.plusDays(1).atStartOfDay(TradingCalendar.XNYS.zone()).toInstant().minusSeconds(1),
            "adjustment",
            "raw",
            "asof",
            "-",
            "limit",
            PAGE_BARS);
  }

  private String actionsUrl(String ticker, LocalDate from, LocalDate to) {
    return client.base()
        + "/v1/corporate-actions"
        + UrlParts.query(
            "symbols",
            ticker,
            "types",
            TYPES,
            "start",
            from,
            "end",
            to.plusDays(PROCESSED_WITHIN_DAYS),
            "limit",
            PAGE_ACTIONS);
  }

  private static void follow(Conversation conversation, String resource, String first)
      throws RequestAbandoned {
    Pagination.follow(
        conversation,
        resource,
        first,
        page ->
            AlpacaProtocol.nextToken(page.body(), page.url())
                .map(token -> first + "&page_token=" + UrlParts.segment(token)));
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

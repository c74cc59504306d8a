package io.tidemark.feeds.polygon;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.Resource;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.Pagination;
import io.tidemark.feeds.rest.RequestAbandoned;
import io.tidemark.feeds.rest.UrlParts;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.rest.VendorClient.Conversation;
import io.tidemark.feeds.rest.VendorProtocol;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Polygon's (Massive's) bars as traded, splits and dividends. */
public final class PolygonVendor implements Vendor {
  public static final String BASE = "https://api.polygon.io";

  /** The protocol of this vendor. */
  public static final VendorProtocol PROTOCOL =
      new VendorProtocol(
          "polygon",
          BASE,
          keys -> ApiKey.authorization("Bearer", keys.get(0)),
          PolygonVendor::new,
          (request, body) ->
              PolygonProtocol.rows(request.resource(), request.subject(), request.place(), body));

  /** The vendor may include the request's key in {@code next_url}. */
  private static final Pattern KEY = Pattern.compile("(?i)(apiKey=)[^&]*");

  private static final int BASE_BARS = 50_000;
  private static final int SUMMARY_SESSIONS = 10;
  private static final int REFERENCE_ROWS = 1_000;

  private final VendorClient client;

  public PolygonVendor(VendorClient client) {
    this.client = client;
  }

  @Override
  public String name() {
    return client.vendor();
  }

  /** Fetches splits and dividends of the whole history, because they adjust all earlier bars. */
  @Override
  public FetchedSubject fetch(String ticker, LocalDate from, LocalDate to) {
    return client.converse(
        ticker,
        conversation -> {
          followPages(conversation, "bars", barsUrl("day", ticker, from, to));
          followPages(
              conversation, "splits", referenceUrl("splits", ticker, "execution_date.lte", to));
          followPages(
              conversation,
              "dividends",
              referenceUrl("dividends", ticker, "ex_dividend_date.lte", to));
        });
  }

  /**
   * Fetches minute bars, or for a summary one session of all tickers at once ({@link
   * PolygonGrouped}).
   */
  @Override
  public FetchedSubject fetch(Resource wanted, String subject, LocalDate from, LocalDate to) {
    return switch (wanted) {
      case DAILY -> fetch(subject, from, to);
      case MINUTES ->
          client.converse(
              subject,
              asking -> followPages(asking, "minutes", barsUrl("minute", subject, from, to)));
      case SUMMARY -> {
        String url =
            client.base()
                + "/v2/aggs/grouped/locale/us/market/stocks/"
                + PolygonGrouped.of(subject).day()
                + UrlParts.query("adjusted", false);
        yield client.converse(subject, asking -> asking.ask("grouped", 0, url));
      }
    };
  }

  /**
   * A summary is requested per session, at most for the last ten completed sessions, so that a
   * backfill does not request all of them.
   */
  @Override
  public List<String> subjects(
      Resource wanted, List<String> tickers, LocalDate from, LocalDate to) {
    if (wanted != Resource.SUMMARY) {
      return tickers;
    }
    List<LocalDate> over =
        TradingCalendar.XNYS.sessions(from, to).stream()
            .filter(session -> TradingCalendar.XNYS.close(session).isBefore(client.now()))
            .toList();
    return over.subList(Math.max(0, over.size() - SUMMARY_SESSIONS), over.size()).stream()
        .map(session -> new PolygonGrouped(session, tickers).subject())
        .toList();
  }

  private String barsUrl(String span, String ticker, LocalDate from, LocalDate to) {
    return client.base()
        + "/v2/aggs/ticker/%s/range/1/%s/%s/%s".formatted(UrlParts.segment(ticker), span, from, to)
        + UrlParts.query("adjusted", false, "sort", "asc", "limit", BASE_BARS);
  }

  private String referenceUrl(String resource, String ticker, String until, LocalDate to) {
    return client.base()
        + "/v3/reference/"
        + resource
        + UrlParts.query("ticker", ticker, until, to, "limit", REFERENCE_ROWS);
  }

  private void followPages(Conversation conversation, String resource, String first)
      throws RequestAbandoned {
    Pagination.follow(conversation, resource, first, this::next);
  }

  private Optional<String> next(VendorResponse page) throws RequestAbandoned {
    Optional<String> next = PolygonProtocol.nextUrl(page.body(), page.url());
    return next.isPresent() ? Optional.of(onBase(next.get(), page.url())) : next;
  }

  /**
   * The next page under the configured address, without a key: the vendor gives its public host
   * even behind a proxy, and the key must not be sent to another host.
   */
  private String onBase(String nextUrl, String page) throws RequestAbandoned {
    URI next;
    try {
      next = new URI(nextUrl);
    } catch (URISyntaxException e) {
      throw RequestAbandoned.paging(
          page, "next_url is not an address: " + withKeyHidden(e.getMessage()));
    }
    String base = URI.create(client.base()).getRawPath();
    String path = Objects.requireNonNullElse(next.getRawPath(), "");
    String within =
        !base.isEmpty() && path.startsWith(base + "/") ? path.substring(base.length()) : path;
    return client.base() + within + withoutKey(next.getRawQuery());
  }

  private static String withoutKey(String query) {
    if (query == null) {
      return "";
    }
    StringBuilder kept = new StringBuilder();
    for (String parameter : query.split("&", -1)) {
      if (!parameter.regionMatches(true, 0, "apiKey=", 0, "apiKey=".length())) {
        kept.append(kept.isEmpty() ? '?' : '&').append(parameter);
      }
    }
    return kept.toString();
  }

  /** Hides the key in the text of an address that cannot be parsed. */
  private static String withKeyHidden(String text) {
    return KEY.matcher(text).replaceAll("$1(key)");
  }

  @Override
  public void close() {}
}

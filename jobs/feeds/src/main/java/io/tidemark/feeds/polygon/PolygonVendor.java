package io.tidemark.feeds.polygon;

import io.tidemark.feeds.Fetched;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.feeds.rest.Address;
import io.tidemark.feeds.rest.GaveUp;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.rest.VendorClient.Conversation;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Daily bars as traded, splits and dividends of Polygon (Massive). */
public final class PolygonVendor implements Vendor {
  public static final String BASE = "https://api.polygon.io";

  /** A vendor that pages on for ever is at fault; no honest answer is so long. */
  private static final int PAGE_CAP = 1_000;

  /** The vendor puts the key it was asked with into {@code next_url}. */
  private static final Pattern KEY = Pattern.compile("(?i)(apiKey=)[^&]*");

  private static final int BASE_BARS = 50_000;
  private static final int REFERENCE_ROWS = 1_000;

  private final VendorClient client;

  public PolygonVendor(VendorClient client) {
    this.client = client;
  }

  @Override
  public String name() {
    return client.vendor();
  }

  /** Splits and dividends come from the first one on, since they adjust all bars before them. */
  @Override
  public Fetched fetch(String ticker, LocalDate from, LocalDate to) {
    return client.converse(
        ticker,
        conversation -> {
          followPages(conversation, "bars", barsUrl(ticker, from, to));
          followPages(
              conversation, "splits", referenceUrl("splits", ticker, "execution_date.lte", to));
          followPages(
              conversation,
              "dividends",
              referenceUrl("dividends", ticker, "ex_dividend_date.lte", to));
        });
  }

  private String barsUrl(String ticker, LocalDate from, LocalDate to) {
    return client.base()
        + "/v2/aggs/ticker/%s/range/1/day/%s/%s".formatted(Address.segment(ticker), from, to)
        + Address.query("adjusted", false, "sort", "asc", "limit", BASE_BARS);
  }

  private String referenceUrl(String resource, String ticker, String until, LocalDate to) {
    return client.base()
        + "/v3/reference/"
        + resource
        + Address.query("ticker", ticker, until, to, "limit", REFERENCE_ROWS);
  }

  private void followPages(Conversation conversation, String resource, String first) throws GaveUp {
    Set<String> asked = new HashSet<>();
    Optional<String> url = Optional.of(first);
    for (int page = 0; url.isPresent(); page++) {
      if (page == PAGE_CAP) {
        throw new GaveUp(url.get(), 200, 1, "more than %d pages".formatted(PAGE_CAP));
      }
      if (!asked.add(url.get())) {
        throw new GaveUp(url.get(), 200, 1, "page %d repeats an earlier address".formatted(page));
      }
      VendorResponse response = conversation.ask(resource, page, url.get());
      Optional<String> next = PolygonProtocol.nextUrl(response.body(), response.url());
      url = next.isPresent() ? Optional.of(onBase(next.get(), response.url())) : next;
    }
  }

  /**
   * The same page under the configured address, without any key: the vendor names its public host
   * even behind a proxy, and a key is sent nowhere else.
   */
  private String onBase(String nextUrl, String page) throws GaveUp {
    URI next;
    try {
      next = new URI(nextUrl);
    } catch (URISyntaxException e) {
      throw new GaveUp(page, 200, 1, "next_url is no address: " + withKeyHidden(e.getMessage()));
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

  /** For text around an address that cannot be taken apart. */
  private static String withKeyHidden(String text) {
    return KEY.matcher(text).replaceAll("$1(key)");
  }

  @Override
  public void close() {}
}

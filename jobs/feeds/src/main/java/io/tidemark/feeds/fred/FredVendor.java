package io.tidemark.feeds.fred;

import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.feeds.rest.ApiKey;
import io.tidemark.feeds.rest.RequestAbandoned;
import io.tidemark.feeds.rest.UrlParts;
import io.tidemark.feeds.rest.VendorClient;
import io.tidemark.feeds.rest.VendorClient.Conversation;
import io.tidemark.feeds.rest.VendorProtocol;
import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * FRED's macro observations with all their vintages (ALFRED).
 *
 * <p>The vendor refuses a real-time period with more than 2,000 publications, which a daily series
 * exceeds in eight years. Such a series is requested in shorter periods. A value that was published
 * before a period is then returned again, dated at the beginning of the period; the lake already
 * has it and does not store it again.
 */
public final class FredVendor implements Vendor {
  public static final String BASE = "https://api.stlouisfed.org";

  /** The protocol of this vendor. */
  public static final VendorProtocol PROTOCOL =
      new VendorProtocol(
          "fred",
          BASE,
          keys -> ApiKey.query("api_key", keys.get(0)),
          FredVendor::new,
          (request, body) ->
              FredProtocol.rows(request.resource(), request.subject(), request.place(), body));

  private static final LocalDate FIRST_VINTAGE = LocalDate.of(1776, 7, 4);
  private static final LocalDate LAST_VINTAGE = LocalDate.of(9999, 12, 31);

  /** The first date from which daily series have vintages. */
  private static final LocalDate DAILY_VINTAGES = LocalDate.of(1996, 1, 1);

  private static final int PERIOD_YEARS = 5;
  private static final int PAGE_ROWS = 100_000;
  private static final int PAGE_CAP = 1_000;

  private final VendorClient client;

  public FredVendor(VendorClient client) {
    this.client = client;
  }

  @Override
  public String name() {
    return client.vendor();
  }

  @Override
  public FetchedSubject fetch(String series, LocalDate from, LocalDate to) {
    FetchedSubject whole =
        client.converse(
            series,
            conversation ->
                new Reading(conversation, series, from, to).read(FIRST_VINTAGE, LAST_VINTAGE));
    boolean tooManyVintages =
        whole
            .failure()
            .map(f -> f.status() == 400 && f.reason().contains("vintage dates"))
            .orElse(false);
    return tooManyVintages
        ? client
            .converse(
                series, conversation -> new Reading(conversation, series, from, to).readByPeriods())
            .beside(whole.rejected())
        : whole;
  }

  /** Reads one series page by page. */
  private final class Reading {
    private final Conversation conversation;
    private final String series;
    private final LocalDate from;
    private final LocalDate to;
    private int page;

    Reading(Conversation conversation, String series, LocalDate from, LocalDate to) {
      this.conversation = conversation;
      this.series = series;
      this.from = from;
      this.to = to;
    }

    /**
     * Reads periods up to the present, because the vendor refuses a period that begins in the
     * future.
     */
    void readByPeriods() throws RequestAbandoned {
      LocalDate start = FIRST_VINTAGE;
      LocalDate next = DAILY_VINTAGES;
      LocalDate today = client.today();
      while (!next.isAfter(today)) {
        read(start, next.minusDays(1));
        start = next;
        next = next.plusYears(PERIOD_YEARS);
      }
      read(start, LAST_VINTAGE);
    }

    void read(LocalDate realtimeStart, LocalDate realtimeEnd) throws RequestAbandoned {
      OptionalInt next = OptionalInt.of(0);
      while (next.isPresent()) {
        int offset = next.getAsInt();
        String url = url(realtimeStart, realtimeEnd, offset);
        if (page == PAGE_CAP) {
          throw RequestAbandoned.paging(url, "more than %d pages".formatted(PAGE_CAP));
        }
        VendorResponse response = conversation.ask("macro", page++, url);
        next = FredProtocol.nextOffset(response.body(), offset, url);
        if (next.isPresent() && next.getAsInt() == offset) {
          throw RequestAbandoned.paging(
              url, "an empty page, although more observations are announced");
        }
      }
    }

    private String url(LocalDate realtimeStart, LocalDate realtimeEnd, int offset) {
      return client.base()
          + "/fred/series/observations"
          + UrlParts.query(
              "series_id", series,
              "observation_start", from,
              "observation_end", to,
              "realtime_start", realtimeStart,
              "realtime_end", realtimeEnd,
              "file_type", "json",
              "limit", PAGE_ROWS,
              "offset", offset);
    }
  }

  @Override
  public void close() {}
}

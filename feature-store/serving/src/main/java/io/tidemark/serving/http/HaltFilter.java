package io.tidemark.serving.http;

import io.javalin.http.HttpStatus;
import io.tidemark.serving.prices.PriceRefresher;
import io.tidemark.views.ops.Halt;
import java.util.Optional;

/** Refuses halted tickers. */
public final class HaltFilter {
  private final PriceRefresher feed;

  public HaltFilter(PriceRefresher feed) {
    this.feed = feed;
  }

  public Optional<Halt> of(String ticker) {
    return feed.stock().flatMap(stock -> stock.halt(ticker));
  }

  /**
   * The version of the table of halts, if there is one: responses that leave out halted tickers
   * depend on it.
   */
  public Optional<Long> version() {
    return feed.stock().map(stock -> stock.haltsVersion()).filter(version -> version >= 0);
  }

  public static void refuse(Optional<Halt> halted) {
    halted.ifPresent(
        halt -> {
          throw Problem.of(
                  "halted",
                  "The ticker is halted",
                  HttpStatus.CONFLICT,
                  "%s is halted since %s by %s: %s; look at it with ./tidemark disputes --ticker %s, then resolve it with ./tidemark halts resolve %s"
                      .formatted(
                          halt.ticker(),
                          halt.since(),
                          halt.openedBy(),
                          halt.why(),
                          halt.ticker(),
                          halt.ticker()))
              .asException();
        });
  }
}

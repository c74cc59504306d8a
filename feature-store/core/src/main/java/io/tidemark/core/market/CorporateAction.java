package io.tidemark.core.market;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A split or a cash dividend of one ticker.
 *
 * @param exDate the first session that trades without the right
 * @param kind split or dividend
 * @param amount for a split, new shares per old share; for a dividend, USD per share held on the
 *     day before the ex-date
 */
public record CorporateAction(String ticker, LocalDate exDate, Kind kind, double amount)
    implements Serializable {
  public enum Kind {
    SPLIT,
    DIVIDEND
  }

  public CorporateAction {
    if (!(amount > 0) || Double.isInfinite(amount)) {
      throw new IllegalArgumentException(
          "%s of %s on %s: amount %s is not a positive number"
              .formatted(kind, ticker, exDate, amount));
    }
  }
}

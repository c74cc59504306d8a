package io.tidemark.simulation;

import java.time.LocalDate;

/**
 * Something that a simulated vendor gets wrong on purpose.
 *
 * @param vendor such as {@code sim-polygon}
 * @param date of the bar, or ex-date of the action
 */
public record PlantedFault(String vendor, String ticker, LocalDate date, Kind kind) {
  /** What is wrong. */
  public enum Kind {
    /** The bar's high and low changed places. */
    HIGH_BELOW_LOW,
    /** The volume has a minus sign. */
    NEGATIVE_VOLUME,
    /** The bar has no volume. */
    MISSING_VOLUME,
    /** The bar has no close. */
    MISSING_CLOSE,
    /** All prices are a hundred times too high. */
    UNIT_ERROR,
    /** A whole bar that is consistent and not this share's. */
    WRONG_BAR,
    /** The bar comes twice. */
    DUPLICATE_ROW,
    /** The bar does not come. */
    MISSING_DAY,
    /** A bar on a day without a session. */
    HOLIDAY_BAR,
    /** The split is not told. */
    MISSING_SPLIT,
    /** The dividend's amount is off by a few percent. */
    WRONG_DIVIDEND,
    /** A recent bar does not come on the first asking. */
    LATE_BAR,
    /** A recent bar's close and volume are other ones on the first asking. */
    REVISED_BAR,
    /** The split's ratio is another one. */
    WRONG_RATIO,
    /** The split is told a few sessions late. */
    WRONG_EX_DATE
  }
}

package io.tidemark.simulation;

import java.time.LocalDate;

/**
 * A deliberate data fault of a simulated vendor.
 *
 * @param vendor such as {@code sim-polygon}
 * @param date date of the bar, or ex-date of the action
 */
public record PlantedFault(String vendor, String ticker, LocalDate date, Kind kind) {
  /** The kind of fault. */
  public enum Kind {
    /** The bar's high and low are swapped. */
    HIGH_BELOW_LOW,
    /** The volume has a minus sign. */
    NEGATIVE_VOLUME,
    /** The bar has no volume. */
    MISSING_VOLUME,
    /** The bar has no close. */
    MISSING_CLOSE,
    /** All prices are a hundred times too high. */
    UNIT_ERROR,
    /** A consistent bar that is not this share's. */
    WRONG_BAR,
    /** The bar is duplicated. */
    DUPLICATE_ROW,
    /** The bar is missing. */
    MISSING_DAY,
    /** A bar on a day without a session. */
    HOLIDAY_BAR,
    /** The split is not reported. */
    MISSING_SPLIT,
    /** The dividend's amount is wrong by a few percent. */
    WRONG_DIVIDEND,
    /** A recent bar is missing in the response to the first request. */
    LATE_BAR,
    /** A recent bar has different close and volume in the response to the first request. */
    REVISED_BAR,
    /** The split's ratio is wrong. */
    WRONG_RATIO,
    /** The split's ex-date is a few sessions late. */
    WRONG_EX_DATE
  }
}

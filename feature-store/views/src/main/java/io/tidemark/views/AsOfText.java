package io.tidemark.views;

import io.tidemark.core.UserFault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Parses dates and as-of times as people write them. */
public final class AsOfText {
  private static final int DATE_LENGTH = "2023-12-29".length();

  private AsOfText() {}

  /**
   * An ISO instant, or an ISO date, which means the end of that day in UTC.
   *
   * @throws UserFault if it is neither
   */
  public static Instant of(String text) {
    try {
      return text.length() == DATE_LENGTH
          ? LocalDate.parse(text)
              .plusDays(1)
              .atStartOfDay()
              .toInstant(ZoneOffset.UTC)
              .minus(1, ChronoUnit.MICROS)
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new UserFault(
          "'%s'; use an ISO date or instant, such as 2023-12-29 or 2023-12-29T21:00:00Z"
              .formatted(text),
          e);
    }
  }

  /**
   * An ISO date.
   *
   * @throws UserFault if it is not one
   */
  public static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new UserFault("'%s'; use an ISO date, such as 2023-12-29".formatted(text), e);
    }
  }
}

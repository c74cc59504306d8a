package io.tidemark.ingest.days;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;

/** The days on which one vendor has a bar of one ticker, with their volumes. */
public final class VendorDays implements Serializable {
  private static final long serialVersionUID = 1;

  private final String vendor;
  private final int[] days;
  private final double[] volumes;

  /**
   * @param days days since 1970-01-01, ascending, each once
   * @param volumes in shares, one per day; NaN where the vendor gives none
   */
  public VendorDays(String vendor, int[] days, double[] volumes) {
    if (days.length != volumes.length) {
      throw new IllegalArgumentException(
          "%d days of %s have %d volumes".formatted(days.length, vendor, volumes.length));
    }
    this.vendor = vendor;
    this.days = days.clone();
    this.volumes = volumes.clone();
  }

  public String vendor() {
    return vendor;
  }

  public int size() {
    return days.length;
  }

  /** The day at an index, in days since 1970-01-01. */
  public int day(int index) {
    return days[index];
  }

  /** The volume of that day in shares; NaN where the vendor gives none. */
  public double volume(int index) {
    return volumes[index];
  }

  /** The index of the first day that is not before a date; {@link #size()} if there is none. */
  public int from(LocalDate date) {
    return from(date.toEpochDay());
  }

  /** The index of the first day after a date; {@link #size()} if there is none. */
  public int after(LocalDate date) {
    return from(date.toEpochDay() + 1);
  }

  private int from(long day) {
    int place = Arrays.binarySearch(days, Math.toIntExact(day));
    return place >= 0 ? place : -place - 1;
  }
}

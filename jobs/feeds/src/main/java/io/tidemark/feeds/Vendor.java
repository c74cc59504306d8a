package io.tidemark.feeds;

import java.time.LocalDate;

/** A live source. May be asked from many threads at once. */
public interface Vendor extends AutoCloseable {
  /** The source name under which its rows are kept. */
  String name();

  /**
   * All pages of all resources of a subject, or a failure. Never throws for what the vendor does.
   *
   * @param subject ticker for price vendors, series for macro
   * @param from first day wanted
   * @param to last day wanted
   * @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
   */
  Fetched fetch(String subject, LocalDate from, LocalDate to);

  @Override
  void close();
}

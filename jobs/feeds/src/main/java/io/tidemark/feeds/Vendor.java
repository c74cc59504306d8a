package io.tidemark.feeds;

import io.tidemark.core.UserFault;
import java.time.LocalDate;
import java.util.List;

/** A live source. Thread-safe. */
public interface Vendor extends AutoCloseable {
  /** The source name under which its rows are stored. */
  String name();

  /**
   * Fetches all pages of all daily resources of a subject. Errors of the vendor are returned as a
   * failure and never thrown.
   *
   * @param subject ticker for price vendors, series for macro
   * @param from first requested day
   * @param to last requested day
   * @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
   */
  FetchedSubject fetch(String subject, LocalDate from, LocalDate to);

  /**
   * Fetches another resource.
   *
   * @param subject one of {@link #subjects}
   * @throws UserFault if the vendor does not offer that resource
   */
  default FetchedSubject fetch(Resource wanted, String subject, LocalDate from, LocalDate to) {
    if (wanted == Resource.DAILY) {
      return fetch(subject, from, to);
    }
    throw new UserFault(
        "%s does not offer %s; request daily only".formatted(name(), wanted.word()));
  }

  /** The subjects to fetch one by one to get a resource of all these tickers. */
  default List<String> subjects(
      Resource wanted, List<String> tickers, LocalDate from, LocalDate to) {
    return tickers;
  }

  @Override
  void close();
}

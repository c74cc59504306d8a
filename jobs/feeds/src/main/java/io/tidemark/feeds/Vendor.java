package io.tidemark.feeds;

import io.tidemark.core.UserFault;
import java.time.LocalDate;
import java.util.List;

/** A live source. May be asked from many threads at once. */
public interface Vendor extends AutoCloseable {
  /** The source name under which its rows are kept. */
  String name();

  /**
   * All pages of all resources of a subject's days, or a failure. Never throws for what the vendor
   * does.
   *
   * @param subject ticker for price vendors, series for macro
   * @param from first day wanted
   * @param to last day wanted
   * @throws java.util.concurrent.CancellationException if the thread is interrupted meanwhile
   */
  FetchedSubject fetch(String subject, LocalDate from, LocalDate to);

  /**
   * The same of something else than days.
   *
   * @param subject one of {@link #subjects}
   * @throws UserFault if the vendor has nothing of the kind
   */
  default FetchedSubject fetch(Resource wanted, String subject, LocalDate from, LocalDate to) {
    if (wanted == Resource.DAILY) {
      return fetch(subject, from, to);
    }
    throw new UserFault("%s has no %s; ask it for daily only".formatted(name(), wanted.word()));
  }

  /** What to ask one by one for, so as to have it of all these tickers. */
  default List<String> subjects(
      Resource wanted, List<String> tickers, LocalDate from, LocalDate to) {
    return tickers;
  }

  @Override
  void close();
}

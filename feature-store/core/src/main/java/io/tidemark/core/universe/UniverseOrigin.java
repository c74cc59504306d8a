package io.tidemark.core.universe;

import io.tidemark.core.market.Universe;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How the universe of a report came about, as a sentence: whether its tickers were chosen with
 * hindsight, and whether tickers that were delisted are among them. Where they are not, averages
 * are those of survivors (Brown, Goetzmann, Ibbotson and Ross, 1992).
 */
public final class UniverseOrigin {
  private static final int MOST_FILES = 3;

  private UniverseOrigin() {}

  /**
   * The sentence about a universe.
   *
   * @param universe {@linkplain Universe#id identifier} of the universe
   * @param vendors vendors of the prices
   * @param tickers how many tickers have prices in the sessions
   * @param from first session of the report
   * @param to last session
   * @param members of the index, if the universe is one
   */
  public static String of(
      String universe,
      List<String> vendors,
      long tickers,
      LocalDate from,
      LocalDate to,
      Optional<IndexMembers> members) {
    if (members.isPresent()) {
      return ofIndex(members.get(), tickers, from, to);
    }
    return universe.equals(Universe.ALL)
        ? "All tickers of %s that have prices: delisted names are included only if the vendors keep them."
            .formatted(String.join(" and ", vendors))
        : "The %,d tickers named in the request, chosen with hindsight unless the list is from before %s: names that were delisted or dropped are missing."
            .formatted(tickers, from);
  }

  private static String ofIndex(IndexMembers members, long tickers, LocalDate from, LocalDate to) {
    long all = members.count(from, to);
    String sentence =
        "Members of %s on each session, %s, from %s%s"
            .formatted(
                members.index(),
                members.isKnownInTime() ? "as known then" : "as a later import lists them",
                files(members),
                members.hasLeavers(from, to)
                    ? ""
                    : " (no membership ended in these sessions, as in a list of today's members, which are survivors)");
    return tickers >= all
        ? "%s; all %,d that were members in these sessions have prices.".formatted(sentence, all)
        : "%s; of the %,d that were members in these sessions, %,d have no prices: these, delisted names perhaps among them, are missing."
            .formatted(sentence, all, all - tickers);
  }

  private static String files(IndexMembers members) {
    List<String> files = List.copyOf(members.files());
    return files.size() <= MOST_FILES
        ? String.join(", ", files)
        : "%s and %d more files"
            .formatted(String.join(", ", files.subList(0, MOST_FILES)), files.size() - MOST_FILES);
  }
}

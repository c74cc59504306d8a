package io.tidemark.feeds.files;

import io.tidemark.api.market.ImportRequest.Bars;
import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.files.time.FileMoment;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** How long a file's bars are, as the steps in time between the rows of each ticker tell. */
final class BarLength {
  private static final int MINUTE = 60;
  private static final int HALF_A_DAY = 12 * 60 * MINUTE;

  /** A step that is rarer than one in so many is a gap, or a slip. */
  private static final int RARE = 10;

  private final Map<String, Long> last = new HashMap<>();
  private final TreeMap<Long, Integer> counts = new TreeMap<>();
  private int steps;

  private BarLength() {}

  /**
   * Minutes from bar to bar: the least step that is no rarity. The commonest would be too long
   * where most minutes pass without a trade.
   *
   * @param records the file's first
   * @return {@link Bars#DAY} where there is one a day
   * @throws UserFault if no two rows of a ticker tell, or the step is no number of minutes
   */
  static int of(
      String fileName,
      FileColumns columns,
      MomentColumn moments,
      List<Map<String, String>> records) {
    String ticker = columns.find("ticker").orElse(null);
    List<FileMoment> told = moments.read(records);
    BarLength length = new BarLength();
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i) != null) {
        length.add(CellText.text(records.get(i), ticker), told.get(i).second());
      }
    }
    if (length.steps > 0) {
      return length.minutes(fileName);
    }
    if (told.stream().filter(Objects::nonNull).allMatch(BarLength::isMidnight)) {
      return Bars.DAY;
    }
    throw new UserFault(
        "%s: column '%s' has a time of day, but no ticker has two to tell the length of a bar by; say --every 1m, 5m, ... or --every 1d for daily bars"
            .formatted(fileName, moments.day()));
  }

  /** Whether a file runs forward or back in time, a step is one. */
  private void add(String ticker, long second) {
    Long before = last.put(ticker, second);
    if (before != null && before != second) {
      counts.merge(Math.abs(second - before), 1, Integer::sum);
      steps++;
    }
  }

  private int minutes(String fileName) {
    long step =
        counts.entrySet().stream()
            .filter(count -> (long) count.getValue() * RARE >= steps)
            .mapToLong(Map.Entry::getKey)
            .findFirst()
            .orElseGet(counts::firstKey);
    if (step >= HALF_A_DAY) {
      return Bars.DAY;
    }
    if (step % MINUTE != 0) {
      throw new UserFault(
          "%s: bars come every %d seconds; market.minutes takes whole minutes: make such bars of them, or say --every if that is not their length"
              .formatted(fileName, step));
    }
    return (int) (step / MINUTE);
  }

  /** Of the day as it is told, or of New York's. */
  private static boolean isMidnight(FileMoment moment) {
    return moment.local().toLocalTime().equals(LocalTime.MIDNIGHT)
        || (moment.hasOffset()
            && moment
                .local()
                .atOffset(moment.offset())
                .atZoneSameInstant(TradingCalendar.XNYS.zone())
                .toLocalTime()
                .equals(LocalTime.MIDNIGHT));
  }
}

package io.tidemark.sources.intraday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bars are simulated, with gaps, an early close and a holiday; the expected values were
 * computed by an independent implementation in numpy.
 */
class IntradayVolatilityTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Set<String> ALL = IntradayVolatility.COLUMNS.keySet();

  /** Column names here and in the other implementation. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("r", "r"),
          Map.entry("true_range", "tr"),
          Map.entry("bipower", "bv"),
          Map.entry("diurnal", "diurnal"),
          Map.entry("news", "news"),
          Map.entry("exposure_30m", "exposure"),
          Map.entry("level_10m", "L10"),
          Map.entry("level_30m", "L30"),
          Map.entry("level_2h", "L120"),
          Map.entry("level_1d", "L1380"),
          Map.entry("level_5d", "L6900"),
          Map.entry("level_22d", "L30360"),
          Map.entry("regression_30m", "glm"),
          Map.entry("state", "state"),
          Map.entry("forecast_30m", "blend"));

  private record Bars(double[] ends, double[][] prices) {
    Bars part(int from, int to) {
      return new Bars(
          Arrays.copyOfRange(ends, from, to),
          Arrays.stream(prices)
              .map(column -> Arrays.copyOfRange(column, from, to))
              .toArray(double[][]::new));
    }

    Map<String, double[]> columns(int from) {
      return IntradayVolatility.of(ends, prices, from, ALL);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void valuesEqualThoseOfAnotherImplementation(int minutes) {
    Bars bars = bars(minutes);
    Map<String, double[]> columns = bars.columns(0);
    Map<String, Integer> rows = new HashMap<>();
    for (int t = 0; t < bars.ends().length; t++) {
      double minute = columns.get("minute")[t];
      rows.put((long) columns.get("session")[t] + " " + (long) minute, t);
    }
    List<String[]> expected = lines("expected-%dm.csv.gz".formatted(minutes));
    List<String> names = List.of(expected.get(0));
    assertThat(expected).hasSizeGreaterThan(250);
    for (String[] line : expected.subList(1, expected.size())) {
      long day = LocalDate.parse(line[0]).toEpochDay();
      int slot = Integer.parseInt(line[names.indexOf("slot")]);
      int t = rows.get(day + " " + (slot + 1) * minutes);
      SAME.forEach(
          (ours, theirs) -> {
            String text = line[names.indexOf(theirs)];
            double value = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            if (Double.isNaN(value)) {
              assertThat(columns.get(ours)[t]).isNaN();
            } else {
              assertThat(columns.get(ours)[t])
                  .as("%s on %s at slot %d", ours, line[0], slot)
                  .isCloseTo(value, within(1e-9 * Math.abs(value) + 1e-15));
            }
          });
    }
  }

  @Test
  void removingTheFutureChangesNothing() {
    Bars bars = bars(5);
    int rows = bars.ends().length;
    Map<String, double[]> whole = bars.columns(rows - 900);
    for (int end : new int[] {rows - 1, rows - 150, rows - 600}) {
      Map<String, double[]> cut = bars.part(0, end).columns(end - 250);
      for (String column : ALL) {
        assertThat(Arrays.copyOfRange(cut.get(column), end - 250, end))
            .as(column)
            .containsExactly(Arrays.copyOfRange(whole.get(column), end - 250, end));
      }
    }
  }

  @Test
  void rowsBeforeTheLookBackChangeNothing() {
    Bars bars = bars(5);
    int rows = bars.ends().length;
    int start = rows - 300 - IntradayVolatility.LOOK_BACK / 5;
    assertThat(start).isPositive();
    Map<String, double[]> whole = bars.columns(rows - 300);
    Map<String, double[]> later = bars.part(start, rows).columns(rows - 300 - start);
    for (String column : ALL) {
      assertThat(Arrays.copyOfRange(later.get(column), rows - 300 - start, rows - start))
          .as(column)
          .containsExactly(Arrays.copyOfRange(whole.get(column), rows - 300, rows));
    }
  }

  @Test
  void barsOfAnotherLengthHaveNoValues() {
    Bars bars = bars(5);
    double[] stretched = Arrays.stream(bars.ends()).map(end -> 3 * end).toArray();
    assertThat(IntradayVolatility.of(stretched, bars.prices(), 0, ALL).get("r"))
        .containsOnly(Double.NaN);
  }

  private static Bars bars(int minutes) {
    List<String[]> lines = lines("bars-%dm.csv.gz".formatted(minutes));
    int rows = lines.size() - 1;
    double[] ends = new double[rows];
    double[][] prices = new double[4][rows];
    for (int t = 0; t < rows; t++) {
      String[] line = lines.get(t + 1);
      LocalDateTime begin = LocalDateTime.parse(line[0].replace(' ', 'T'));
      ends[t] = begin.plusMinutes(minutes).atZone(NEW_YORK).toEpochSecond();
      for (int c = 0; c < 4; c++) {
        prices[c][t] = Double.parseDouble(line[1 + c]);
      }
    }
    return new Bars(ends, prices);
  }

  private static List<String[]> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    IntradayVolatilityTest.class.getResourceAsStream("/intraday/" + name)),
                StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

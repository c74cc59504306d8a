package io.tidemark.sources.intraday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
  private static final int SLOTS = 276;
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

    /** The same bars again, fifteen weeks later. */
    Bars twice() {
      int rows = ends.length;
      double[] longer = Arrays.copyOf(ends, 2 * rows);
      for (int t = 0; t < rows; t++) {
        longer[rows + t] =
            Instant.ofEpochSecond((long) ends[t]).atZone(NEW_YORK).plusWeeks(15).toEpochSecond();
      }
      double[][] again = new double[prices.length][2 * rows];
      for (int c = 0; c < again.length; c++) {
        System.arraycopy(prices[c], 0, again[c], 0, rows);
        System.arraycopy(prices[c], 0, again[c], rows, rows);
      }
      return new Bars(longer, again);
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
    Bars bars = bars(5).twice();
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

  /** A slow regression in levels over whole windows: the month of its first row is read as well. */
  @Test
  void theAutoregressionInLevelsIsFittedOnWholeWindows() {
    Bars bars = bars(5).twice();
    int rows = bars.ends().length;
    Map<String, double[]> columns = bars.columns(0);
    List<double[]> squares = new ArrayList<>();
    double[] numbers = new double[rows];
    for (int t = 0; t < rows; t++) {
      boolean isNew = t == 0 || columns.get("session")[t] != columns.get("session")[t - 1];
      if (isNew) {
        double[] nothing = new double[SLOTS];
        Arrays.fill(nothing, Double.NaN);
        squares.add(nothing);
      }
      numbers[t] = squares.size() - 1;
      double r = columns.get("r")[t];
      squares.get(squares.size() - 1)[slot(columns, t)] = r * r;
    }
    int compared = 0;
    for (int t = rows - 1; t > rows - 4_000; t -= 91) {
      double expected = slowHar(squares, (int) numbers[t], slot(columns, t));
      assertThat(columns.get("har_30m")[t])
          .as("row %d", t)
          .isCloseTo(expected, within(1e-6 * expected));
      compared++;
    }
    assertThat(compared).isGreaterThan(40);
    double[] seasonal = columns.get("seasonal_30m");
    double[] har = columns.get("har_30m");
    assertThat(IntStream.range(0, rows).filter(t -> seasonal[t] > 0 && !(har[t] > 0)))
        .as("from the sixth session on there is a positive forecast")
        .isEmpty();
  }

  private static int slot(Map<String, double[]> columns, int t) {
    return (int) columns.get("minute")[t] / 5 - 1;
  }

  private static double slowHar(List<double[]> squares, int session, int slot) {
    List<double[]> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int j = session - 60; j < session; j++) {
      for (int s = 5; s + 6 < SLOTS; s += 6) {
        double target = slowTarget(squares.get(j), s);
        if (target > 0) {
          x.add(slowLevels(squares, j, s));
          y.add(target);
        }
      }
    }
    double[] coefficients = slowLeastSquares(x, y);
    double[] now = slowLevels(squares, session, slot);
    double forecast = 0;
    for (int c = 0; c < now.length; c++) {
      forecast += coefficients[c] * now[c];
    }
    double[] sorted = y.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double least = sorted[(int) (0.01 * (sorted.length - 1))];
    return forecast < least
        ? Arrays.stream(sorted).average().orElseThrow()
        : Math.min(forecast, sorted[sorted.length - 1]);
  }

  private static double slowTarget(double[] squares, int slot) {
    double[] next = Arrays.copyOfRange(squares, slot + 1, slot + 7);
    boolean isOver = Arrays.stream(squares).skip(slot + 6).allMatch(Double::isNaN);
    long there = Arrays.stream(next).filter(v -> !Double.isNaN(v)).count();
    return Double.isNaN(squares[slot]) || isOver || there < 3
        ? Double.NaN
        : Arrays.stream(next).filter(v -> !Double.isNaN(v)).sum();
  }

  private static double[] slowLevels(List<double[]> squares, int session, int slot) {
    double[] row = {1, 0, 0, 0, 0};
    int[] windows = {6, SLOTS, 5 * SLOTS, 22 * SLOTS};
    for (int k = 0; k < windows.length; k++) {
      int there = 0;
      for (int back = 0; back < windows[k]; back++) {
        int place = session * SLOTS + slot - back;
        double square = squares.get(place / SLOTS)[place % SLOTS];
        row[1 + k] += Double.isNaN(square) ? 0 : square;
        there += Double.isNaN(square) ? 0 : 1;
      }
      row[1 + k] *= 6.0 / Math.max(there, 1);
    }
    return row;
  }

  /** Gaussian elimination on the normal equations, each column relative to its largest value. */
  private static double[] slowLeastSquares(List<double[]> x, List<Double> y) {
    int size = x.get(0).length;
    double[] scale = new double[size];
    x.forEach(row -> Arrays.setAll(scale, c -> Math.max(scale[c], Math.abs(row[c]))));
    double[][] a = new double[size][size + 1];
    for (int i = 0; i < x.size(); i++) {
      for (int p = 0; p < size; p++) {
        for (int q = 0; q < size; q++) {
          a[p][q] += x.get(i)[p] / scale[p] * x.get(i)[q] / scale[q];
        }
        a[p][size] += x.get(i)[p] / scale[p] * y.get(i);
      }
    }
    for (int p = 0; p < size; p++) {
      a[p][p] += 1e-10 * x.size();
    }
    for (int p = 0; p < size; p++) {
      for (int q = 0; q < size; q++) {
        double factor = q == p ? 0 : a[q][p] / a[p][p];
        for (int c = p; c <= size && q != p; c++) {
          a[q][c] -= factor * a[p][c];
        }
      }
    }
    double[] solved = new double[size];
    Arrays.setAll(solved, p -> a[p][size] / a[p][p] / scale[p]);
    return solved;
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

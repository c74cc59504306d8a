package io.tidemark.bench;

import io.tidemark.core.RunKey;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.TableSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Random walks of daily bars with an average price, in single precision as in Qlib. */
final class SimulatedBars {
  private static final LocalDate FIRST = LocalDate.of(2014, 1, 2);
  private static final int COLUMNS = 6;

  /** By column, ticker and day: open, high, low, close, volume, average. */
  private final double[][][] bars;

  private final List<LocalDate> days = new ArrayList<>();

  SimulatedBars(int tickers, int count) {
    bars = new double[COLUMNS][tickers][count];
    LocalDate day = FIRST;
    while (days.size() < count) {
      days.add(day);
      day = TradingCalendar.XNYS.next(day);
    }
    Random random = new Random(158);
    for (int i = 0; i < tickers; i++) {
      double price = 20 + 100 * random.nextDouble();
      for (int t = 0; t < count; t++) {
        double open = price * Math.exp(0.005 * random.nextGaussian());
        price *= Math.exp(0.02 * random.nextGaussian());
        double high = Math.max(open, price) * (1 + 0.01 * random.nextDouble());
        double low = Math.min(open, price) * (1 - 0.01 * random.nextDouble());
        double volume = 1e6 * Math.exp(0.5 * random.nextGaussian());
        double[] bar = {open, high, low, price, volume, (high + low + price) / 3};
        for (int c = 0; c < bar.length; c++) {
          bars[c][i][t] = (float) bar[c];
        }
      }
    }
  }

  List<LocalDate> days() {
    return List.copyOf(days);
  }

  /** Writes the prices of some days, each known at its close, under one run key. */
  void fill(Lake lake, int from, int to) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    double[][][] part =
        Arrays.stream(bars)
            .map(
                column ->
                    Arrays.stream(column)
                        .map(ticker -> Arrays.copyOfRange(ticker, from, to))
                        .toArray(double[][]::new))
            .toArray(double[][][]::new);
    Broadcast<double[][][]> all = context.broadcast(part);
    List<LocalDate> dates = List.copyOf(days.subList(from, to));
    JavaRDD<Row> rows =
        context
            .parallelize(IntStream.range(0, bars[0].length).boxed().toList())
            .flatMap(ticker -> prices(ticker, all.value(), dates).iterator());
    lake.append(
        PricesTable.TABLE,
        lake.spark().createDataFrame(rows, TableSchema.given(PricesTable.TABLE)),
        new RunKey("prices/" + from));
  }

  /** Writes raw doubles, column by column, ticker by ticker. */
  void write(Path file) throws IOException {
    int size = COLUMNS * bars[0].length * days.size() * Double.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(bars)
        .flatMap(Arrays::stream)
        .forEach(
            column -> {
              bytes.asDoubleBuffer().put(column);
              bytes.position(bytes.position() + column.length * Double.BYTES);
            });
    Files.write(file, bytes.array());
  }

  private static List<Row> prices(int ticker, double[][][] bars, List<LocalDate> days) {
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < days.size(); t++) {
      Timestamp close = Timestamp.from(TradingCalendar.XNYS.close(days.get(t)));
      rows.add(
          RowFactory.create(
              "bench",
              "T%04d".formatted(ticker),
              Date.valueOf(days.get(t)),
              bars[0][ticker][t],
              bars[1][ticker][t],
              bars[2][ticker][t],
              bars[3][ticker][t],
              bars[4][ticker][t],
              bars[5][ticker][t],
              1.0,
              0.0,
              "bench",
              "single",
              close,
              close));
    }
    return rows;
  }
}

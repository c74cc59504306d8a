package io.tidemark.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class PushedRowsTest {
  @Test
  void returnsEveryRowInOrder() {
    List<Integer> seen = new ArrayList<>();
    try (PushedRows<Row> rows = new PushedRows<Row>("test", sink -> count(5000).forEach(sink))) {
      rows.forEachRemaining(row -> seen.add(row.getInt(0)));
    }
    assertThat(seen).hasSize(5000).isSorted();
  }

  @Test
  void anExceptionOfTheReaderReachesTheConsumer() {
    try (PushedRows<Row> rows =
        new PushedRows<Row>(
            "test",
            sink -> {
              count(3).forEach(sink);
              throw new UserFault("line 4: no");
            })) {
      assertThatThrownBy(() -> rows.forEachRemaining(row -> {}))
          .isInstanceOf(UserFault.class)
          .hasMessage("line 4: no");
    }
  }

  @Test
  void closingTheRowsStopsTheReader() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    try (PushedRows<Row> rows =
        new PushedRows<Row>(
            "test",
            sink -> {
              try {
                while (true) {
                  sink.accept(RowFactory.create(1));
                }
              } finally {
                stopped.countDown();
              }
            })) {
      assertThat(rows.next().getInt(0)).isEqualTo(1);
    }
    assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private static List<Row> count(int rows) {
    List<Row> list = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      list.add(RowFactory.create(i));
    }
    return list;
  }
}

package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.HaltRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.table.ops.HaltsTable;
import io.tidemark.lake.HaltedTickers;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
final class SetHaltTest {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 4);

  @Test
  void aTickerGoesFromDisputedToHaltedToResolved(Lake lake) {
    assertThat(HaltedTickers.at(lake, Instant.now())).isEmpty();
    set(lake, "h/1", HaltState.DISPUTED, DAY);
    assertThat(HaltedTickers.at(lake, Instant.now())).isEmpty();
    set(lake, "h/2", HaltState.HALTED, DAY);
    Instant whileHalted = Instant.now();
    assertThat(HaltedTickers.at(lake, whileHalted)).containsExactly("AAPL");
    assertThat(set(lake, "h/3", HaltState.RESOLVED, null))
        .isEqualTo(new HaltRequest.Result("AAPL", HaltState.HALTED, HaltState.RESOLVED));

    assertThat(HaltedTickers.at(lake, Instant.now())).isEmpty();
    assertThat(HaltedTickers.at(lake, whileHalted)).containsExactly("AAPL");
    Row last = lake.asOf(HaltsTable.TABLE, Instant.now()).head();
    assertThat(last.<String>getAs("state")).isEqualTo("RESOLVED");
    assertThat(last.<String>getAs("opened_by")).isEqualTo("ann");
    assertThat(last.<Date>getAs("date").toLocalDate())
        .as("a resolution keeps the session of the halt")
        .isEqualTo(DAY);
  }

  @Test
  void aTickerThatIsNotHaltedCannotBeResolved(Lake lake) {
    assertThatThrownBy(() -> set(lake, "h/1", HaltState.RESOLVED, null))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("AAPL cannot become RESOLVED: it is OK")
        .hasMessageContaining("[DISPUTED, HALTED]");
    set(lake, "h/2", HaltState.HALTED, DAY);
    assertThatThrownBy(() -> set(lake, "h/3", HaltState.DISPUTED, DAY))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("it is HALTED since")
        .hasMessageContaining("by ann: odd prices");
  }

  @Test
  void aRerunWithTheSameKeyWritesOnce(Lake lake) {
    HaltRequest.Result first = set(lake, "h/1", HaltState.HALTED, DAY);
    set(lake, "h/2", HaltState.RESOLVED, null);

    assertThat(set(lake, "h/1", HaltState.HALTED, DAY)).isEqualTo(first);
    assertThat(lake.history(HaltsTable.TABLE, Instant.now()).count()).isEqualTo(2);
    assertThat(HaltedTickers.at(lake, Instant.now())).isEmpty();
  }

  private static HaltRequest.Result set(Lake lake, String key, HaltState state, LocalDate date) {
    return new SetHalt(lake)
        .run(
            new HaltRequest(new RunKey(key), "AAPL", state, "ann", "odd prices", date),
            words -> {});
  }
}

package io.tidemark.ingest;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.raw.RawResponsesTable;
import io.tidemark.ingest.fetch.FetchSources;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Vendors that often fail, with a seed for which the splits of one vendor never arrive. */
@ExtendWith(LakeExtension.class)
class KeptAnswersTest {
  private static final RunKey FETCH = new RunKey("test/fetch");
  private static final Map<String, String> FAULTY =
      Map.of("SIM_SEED", "160", "SIM_FAULTS", "throttle-silent:0.2,server-error:0.2,garbage:0.2");
  private static final FetchRequest REQUEST =
      new FetchRequest(
          FETCH,
          List.of("sim-polygon", "sim-tiingo"),
          "",
          List.of("AXLO"),
          LocalDate.of(2023, 6, 1),
          LocalDate.of(2023, 6, 30));

  @Test
  void everyResponseIsStoredAndOnlyCompleteSubjectsAreLanded(Lake lake) {
    FetchResponses fetch = new FetchResponses(lake, FetchSources.of(FAULTY));
    FetchRequest.Result result = fetch.run(REQUEST, words -> {});

    assertThat(result.failures())
        .extracting(failure -> failure.vendor() + " " + failure.resource())
        .containsExactly("sim-polygon splits");
    assertThat(result.responses()).as("the one of tiingo").isEqualTo(1);
    assertThat(beside(lake))
        .containsExactly(
            "sim-polygon bars 200", // good, but its splits are missing
            "sim-polygon bars 429",
            "sim-polygon splits 200", // garbage
            "sim-polygon splits 429",
            "sim-polygon splits 429",
            "sim-polygon splits 429",
            "sim-polygon splits 429",
            "sim-tiingo bars 200", // garbage
            "sim-tiingo bars 429",
            "sim-tiingo bars 500",
            "sim-tiingo bars 500");

    long kept = lake.history(RawResponsesTable.TABLE, Instant.now()).count();
    assertThat(fetch.run(REQUEST, words -> {})).isEqualTo(result);
    assertThat(lake.history(RawResponsesTable.TABLE, Instant.now()).count()).isEqualTo(kept);

    LandRequest land = new LandRequest(new RunKey("test/land"), FETCH);
    assertThat(new LandResponses(lake).run(land, words -> {}).rules())
        .doesNotContainKey("unreadable");
    assertThat(
            lake.history(DailyBarsTable.TABLE, Instant.now())
                .select("vendor")
                .distinct()
                .as(Encoders.STRING())
                .collectAsList())
        .containsExactly("sim-tiingo");
  }

  /** The responses that are stored but not landed. */
  private static List<String> beside(Lake lake) {
    return lake.history(RawResponsesTable.TABLE, Instant.now())
        .where(col("run_key").contains("/rejected-"))
        .selectExpr("concat_ws(' ', vendor, resource, status) as words")
        .orderBy("words")
        .as(Encoders.STRING())
        .collectAsList();
  }
}

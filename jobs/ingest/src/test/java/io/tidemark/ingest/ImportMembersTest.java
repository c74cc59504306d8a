package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.table.market.IndexMembersTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.io.IOException;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class ImportMembersTest extends ImportCase {
  @Test
  void membershipsAreLoadedAndThoseThatCannotBeSoWaitInQuarantine(Lake lake) throws IOException {
    String file =
        write(
            "sp500.csv",
            """
            Symbol,Date added,Removed
            AAA,1957-03-04,
            BBB,1990-01-02,2001-05-03
            BBB,2004-07-01,NaN
            CCC,2010-06-01,2010-05-01
            DDD,2000-01-03,2005-01-03
            DDD,2004-06-01,
            EEE,soon,
            FFF,2012-01-03,2012-02-01
            FFF,2012-01-03,2012-02-01
            GGG,2030-01-02,
            HHH,2012-01-03,2012-02-30
            """);
    LandRequest.Result result = run(lake, members("i/1", "", file));
    assertThat(result.members()).isEqualTo(5);
    assertThat(result.entered()).isEqualTo(5);
    assertThat(result.read()).isEqualTo(11);
    assertThat(result.rules())
        .isEqualTo(
            Map.of(
                "until-before-date",
                1L,
                "overlapping-membership",
                2L,
                "unreadable-date",
                1L,
                "unreadable-until",
                1L));
    assertThat(spans(lake))
        .containsExactly(
            "sp500 AAA 1957-03-04 null",
            "sp500 BBB 1990-01-02 2001-05-02",
            "sp500 BBB 2004-07-01 null",
            "sp500 FFF 2012-01-03 2012-01-31",
            "sp500 GGG 2030-01-02 null");
    Row first = table(lake, IndexMembersTable.TABLE).get(0);
    assertThat(first.<String>getAs("place")).startsWith("sp500.csv:");
    assertThat(first.<Timestamp>getAs("known_at").toInstant()).isEqualTo(NOW);
    assertThat(
            table(lake, QuarantineTable.TABLE).stream()
                .filter(row -> row.getAs("ticker").equals("DDD"))
                .flatMap(row -> row.<String>getList(row.fieldIndex("reasons")).stream()))
        .containsExactlyInAnyOrder(
            "the membership from 2000-01-03 overlaps that from 2004-06-01 on in the same file",
            "the membership from 2004-06-01 overlaps that from 2000-01-03 to 2005-01-02 in the"
                + " same file");
    assertThat(run(lake, members("i/2", "", file)).members()).as("nothing new").isZero();
  }

  @Test
  void aListOfAllMembersHoldsUntilTheNextOne(Lake lake) throws IOException {
    String file =
        write(
            "history.csv",
            """
            date,tickers
            2020-01-02,"AAA,BBB"
            2020-02-03,"BBB, CCC"
            2020-02-10,"BBB, CCC"
            2020-03-02,"AAA,CCC"
            2020-04-01,
            soon,"AAA"
            """);
    LandRequest.Result result = run(lake, members("i/1", "", file));
    assertThat(result.rules()).isEqualTo(Map.of("missing-ticker", 1L, "unreadable-date", 1L));
    assertThat(spans(lake))
        .containsExactly(
            "sp500 AAA 2020-01-02 2020-02-02",
            "sp500 AAA 2020-03-02 null",
            "sp500 BBB 2020-01-02 2020-03-01",
            "sp500 CCC 2020-02-03 null");
  }

  @Test
  void aListThatSaysWhenItWasKnownTellsOfRemovalsOnlyFromThenOn(Lake lake) throws IOException {
    String file =
        write(
            "history.csv",
            """
            date,tickers,known
            2020-01-02,"AAA,BBB",2020-01-02T12:00:00Z
            2020-02-03,"BBB",2020-02-04T12:00:00Z
            """);
    assertThat(run(lake, members("i/1", "known", file)).members()).isEqualTo(3);
    assertThat(spans(lake, Instant.parse("2020-02-04T11:00:00Z")))
        .containsExactly("sp500 AAA 2020-01-02 null", "sp500 BBB 2020-01-02 null");
    assertThat(spans(lake, Instant.parse("2020-02-04T12:00:00Z")))
        .containsExactly("sp500 AAA 2020-01-02 2020-02-02", "sp500 BBB 2020-01-02 null");
  }

  @Test
  void listsOfOneDateThatDifferAreRefused(Lake lake) throws IOException {
    String file = write("history.csv", "date,tickers\n2020-01-02,\"A,B\"\n2020-01-02,\"A\"\n");
    assertThatThrownBy(() -> run(lake, members("i/1", "", file)))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("history.csv: two rows list different members of 2020-01-02");
  }

  private static ImportRequest members(String key, String knownAt, String file) {
    return new ImportRequest(
        new RunKey(key), FileContent.MEMBERS, "sp500", List.of(file), knownAt, Map.of());
  }

  private static List<String> spans(Lake lake) {
    return spans(lake, Instant.parse("2100-01-01T00:00:00Z"));
  }

  private static List<String> spans(Lake lake, Instant asOf) {
    return lake.asOf(IndexMembersTable.TABLE, asOf).collectAsList().stream()
        .map(ImportMembersTest::text)
        .sorted()
        .toList();
  }

  private static String text(Row row) {
    Date until = row.getAs("until");
    LocalDate last = until == null ? null : until.toLocalDate();
    return "%s %s %s %s"
        .formatted(row.getAs("index"), row.getAs("ticker"), row.getAs("date"), last);
  }
}

package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.core.table.ops.QuarantineTable;
import io.tidemark.core.table.raw.RawFilesTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that cannot be imported, and rows of others that wait in quarantine. */
@ExtendWith(LakeExtension.class)
class ImportFaultsTest extends ImportCase {
  @Test
  void valuesThatAreNoNumbersWaitInQuarantine(Lake lake) throws IOException {
    String file =
        write(
            "wide.csv",
            """
            date,RATE,note
            2015-01-01,\u22120.05,first
            2015-02-01,(0.05),
            2015-03-01,$1.10,
            2015-04-01,<0.1,
            2015-05-01,.,
            2015-06-01,0.2,last
            """);
    ImportRequest request =
        new ImportRequest(new RunKey("i/1"), FileContent.MACRO, "v", List.of(file), "", Map.of());
    assertThat(run(lake, request))
        .isEqualTo(
            new LandRequest.Result(5, 0, 0, 3, 2, Map.of("unreadable-value", 2L))
                .withUnused(Map.of("wide.csv", List.of("note"))));
    assertThat(table(lake, MacroSeriesTable.TABLE))
        .extracting(row -> row.<Double>getAs("value"))
        .containsExactlyInAnyOrder(-0.05, 1.10, 0.2);
  }

  @Test
  void badRowsOfOneWideRecordAreKeptApart(Lake lake) throws IOException {
    String file = write("2015m4.csv", "date,GDP,CPI\n2015-13-01,1,2\n2015-01-01,3,4\n");
    ImportRequest request =
        new ImportRequest(new RunKey("i/1"), FileContent.MACRO, "v", List.of(file), "", Map.of());
    LandRequest.Result first = run(lake, request);
    assertThat(first)
        .isEqualTo(new LandRequest.Result(4, 0, 0, 2, 2, Map.of("unreadable-date", 2L)));
    assertThat(table(lake, MacroSeriesTable.TABLE).get(0).<Timestamp>getAs("known_at").toInstant())
        .isEqualTo(Instant.parse("2015-05-01T00:00:00Z"));
    ImportRequest again =
        new ImportRequest(new RunKey("i/2"), FileContent.MACRO, "v", List.of(file), "", Map.of());
    assertThat(run(lake, again)).isEqualTo(new LandRequest.Result(4, 0, 0, 0, 0, Map.of()));
  }

  @Test
  void aRowWithMoreCellsThanTheHeaderIsRefused(Lake lake) throws IOException {
    String file =
        write("AAA.csv", "date,open,high,low,close,volume\n2015-06-01,10,11,9,10,1,234\n");
    assertThat(bars(lake, "i/1", "", file).rules()).isEqualTo(Map.of("unreadable", 1L));
  }

  @Test
  void aMissingFileIsNamed(Lake lake) {
    assertThatThrownBy(() -> bars(lake, "i/1", "", folder.resolve("none.csv").toString()))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("none.csv' is not there");
  }

  @Test
  void aMissingColumnIsNamedBeforeAnythingIsDone(Lake lake) throws IOException {
    String file = write("AAA.csv", "date,open,high,low\n2015-06-01,1,1,1\n");
    assertThatThrownBy(() -> bars(lake, "i/1", "", file))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("AAA.csv")
        .hasMessageContaining("close");
  }

  @Test
  void aFileThatCannotBeReadKeepsNoOtherOut(Lake lake) throws IOException {
    String header = "date,open,high,low,close,volume\n";
    String fine = write("AAA.csv", header + "2015-06-01,10,11,9,10,100\n");
    String weeks =
        write(
            "BBB-1wk.csv",
            header + "2015-06-01,1,2,1,1,9\n2015-06-08,1,2,1,1,9\n2015-06-15,1,2,1,1,9\n");
    String bare = write("CCC.csv", "2015-06-01,1,2,1,1,9\n");
    String data = write("DATA.csv", header + "2015-06-01,10,11,9,10,100\n");
    String noParquet = write("x.parquet", "not parquet at all");
    LandRequest.Result result =
        run(lake, request("i/1", TextFileFormat.DEFAULT, weeks, bare, fine, data, noParquet));
    assertThat(result.bars()).isEqualTo(1);
    assertThat(result.refused().keySet())
        .containsExactly("BBB-1wk.csv", "CCC.csv", "DATA.csv", "x.parquet");
    assertThat(result.refused().get("BBB-1wk.csv")).contains("every 7 days");
    assertThat(result.refused().get("CCC.csv")).contains("--columns date,open");
    assertThat(result.refused().get("DATA.csv")).contains("--ticker DATA");
    assertThat(table(lake, RawFilesTable.TABLE))
        .extracting(row -> row.<String>getAs("name"))
        .containsExactly("AAA.csv");
    assertThatThrownBy(() -> run(lake, request("i/2", TextFileFormat.DEFAULT, weeks, bare)))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("none of the 2 files")
        .hasMessageContaining("BBB-1wk.csv")
        .hasMessageContaining("CCC.csv");
    TextFileFormat names =
        new TextFileFormat(List.of("date", "open", "high", "low", "close", "volume"), "", "");
    assertThat(run(lake, request("i/3", names, bare, fine)).bars()).isEqualTo(1);
  }

  @Test
  void linesBeforeTheHeaderWaitInQuarantine(Lake lake) throws IOException {
    String text =
        """
        # saved from a page
        Source: somewhere; 2020

        # saved from a page
        date;open;high;low;close;volume
        02.04.2020;1.212;1.220;1.211;1.218;300.768
        03.04.2020;1.217;1.226;1.217;1.223;4.055.883
        30.04.2020;1.217;1.226;1.217;1.223;4.055.883
        """;
    LandRequest.Result result =
        run(lake, request("i/1", TextFileFormat.DEFAULT, write("DAX.csv", text)));
    assertThat(result).isEqualTo(new LandRequest.Result(6, 3, 0, 0, 3, Map.of("unreadable", 3L)));
    assertThat(table(lake, QuarantineTable.TABLE))
        .extracting(row -> row.<String>getAs("place"))
        .containsExactlyInAnyOrder("DAX.csv:1", "DAX.csv:2", "DAX.csv:4");
    assertThat(table(lake, DailyBarsTable.TABLE))
        .extracting(row -> row.getAs("date") + " " + row.getAs("close") + " " + row.getAs("volume"))
        .contains("2020-04-02 1218.0 300768.0");
  }

  @Test
  void parquetOfWeeksIsRefusedToo(Lake lake) {
    Path parquet = folder.resolve("weeks.parquet");
    lake.spark()
        .range(0, 1200)
        .selectExpr(
            "concat('T', id % 600) ticker",
            "date_add(date'2019-02-04', cast(7 * floor(id / 600) as int)) date",
            "1.0 open",
            "2.0 high",
            "1.0 low",
            "1.5 close",
            "9 volume")
        .coalesce(1)
        .write()
        .parquet(parquet.toString());
    assertThatThrownBy(() -> bars(lake, "i/1", "", parquet.toString()))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("weeks.parquet: its bars come every 7 days");
  }

  @Test
  void aFileThatIsNoParquetIsNamed(Lake lake) throws IOException {
    String file = write("x.parquet", "not parquet at all");
    assertThatThrownBy(() -> bars(lake, "i/1", "", file))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("x.parquet");
  }
}

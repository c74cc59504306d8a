package io.tidemark.feeds.files;

import static io.tidemark.feeds.files.SurveyedRecords.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.files.FileContent;
import io.tidemark.feeds.TextRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which columns of a file are macro series, which cells are observations, and since when they are
 * known.
 */
class MacroColumnsTest {
  @Test
  void macroComesLong() {
    String header = "series,date,value";

    assertThat(rows(FileContent.MACRO, "fred.csv", header, "UNRATE,2015-04-01,5.4").get(0).fields())
        .isEqualTo(Map.of("series", "UNRATE", "date", "2015-04-01", "value", "5.4"));
    assertThat(rows(FileContent.MACRO, "fred.csv", header, "UNRATE,2015-04-01,")).isEmpty();
    assertThat(rows(FileContent.MACRO, "fred.csv", header, "UNRATE,2015-04-01,.")).isEmpty();
    assertThat(rows(FileContent.MACRO, "fred.csv", header, "UNRATE,2015-04-01,5.x"))
        .extracting(row -> row.text("value"))
        .containsExactly("5.x");
  }

  @Test
  void macroComesWide() {
    List<TextRow> rows =
        rows(
            FileContent.MACRO,
            "2015m4.csv.gz",
            "observation,quarter_start,GDP,UNRATE,GS10",
            "1972 Q1,1972-01-01,1233.8,.,-3.54");

    assertThat(rows)
        .extracting(row -> row.text("series") + " " + row.text("date") + " " + row.text("value"))
        .containsExactly("GDP 1972-01-01 1233.8", "GS10 1972-01-01 -3.54");
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(row.knownAt()).isEqualTo(Instant.parse("2015-05-01T00:00:00Z")));
    assertThat(rows(FileContent.MACRO, "NFCI.csv", "observation_date,NFCI", "1971-01-01,0.79905"))
        .extracting(row -> row.text("series") + " " + row.knownAt())
        .containsExactly("NFCI null");
  }

  @ParameterizedTest
  @CsvSource({
    "\u22120.05,-0.05",
    "\u20130.05,-0.05",
    "-0.05,-0.05",
    "$1.10,1.10",
    "-$1.10,-1.10",
    "\u2212$1.10,-1.10",
    "$\u22121.10,-1.10",
    "1e\u22123,1e-3",
    "+2.5,+2.5",
    "(0.05),(0.05)",
    "<0.1,<0.1",
    "~3,~3",
    "5.1%,5.1%",
    "suppressed,suppressed",
    "2015-01,2015-01",
    "\u2014,",
    "ND,",
    "(NA),",
    "..,"
  })
  void whateverStandsInAColumnOfNumbersIsAnObservation(String cell, String value) {
    List<String> header = List.of("date", "GDP");
    ColumnMapping mapping =
        SurveyedRecords.macro(header, List.of(Map.of("date", "2020-01-01", "GDP", "1.5")));
    List<TextRow> wide = mapping.rows(Map.of("date", "2020-02-01", "GDP", cell), "m.csv:3", "{}");
    List<TextRow> of =
        rows(FileContent.MACRO, "long.csv", "series;date;value", "GDP;2020-02-01;" + cell);

    assertThat(wide)
        .extracting(row -> row.text("value"))
        .isEqualTo(value == null ? List.of() : List.of(value));
    assertThat(of)
        .extracting(row -> row.text("value"))
        .isEqualTo(value == null ? List.of() : List.of(value));
  }

  @Test
  void macroFiguresAreReadByTheFilesDecimalSeparator() {
    Map<String, String> first = Map.of("date", "2020-01-01", "GDP", "1,5", "M2", "1.234");
    Map<String, String> second = Map.of("date", "2020-02-01", "GDP", "\u2212,5", "M2", "12.345,6");
    assertThat(
            SurveyedRecords.macro(List.of("date", "GDP", "M2"), List.of(first, second))
                .rows(first, "m.csv:2", "{}"))
        .extracting(row -> row.text("value"))
        .containsExactly("1.5", "1234");
    assertThat(
            SurveyedRecords.macro(List.of("date", "GDP", "M2"), List.of(first, second))
                .rows(second, "m.csv:3", "{}"))
        .extracting(row -> row.text("value"))
        .containsExactly("-.5", "12345.6");
  }

  @Test
  void wordsAndPeriodsAreNoSeries() {
    assertThat(
            rows(
                FileContent.MACRO,
                "x.csv",
                "column 1,date,jobcountry,index_SA,variable,year_month,quarter,typo",
                "7,2020-02-01,US,100.03,total postings,2020-02-01,2020 Q1,1O0"))
        .extracting(row -> row.text("series") + " " + row.text("value"))
        .containsExactly("index_SA 100.03", "typo 1O0");
    assertThat(rows(FileContent.MACRO, "x.csv", "quarter,GDP", "2020 Q2,1.0"))
        .extracting(row -> row.text("date"))
        .containsExactly("2020-04-01");
  }

  @ParameterizedTest
  @CsvSource({
    "2015m4.csv.gz,2015-05-01T00:00:00Z",
    "/x/2015m12.csv,2016-01-01T00:00:00Z",
    "2015-04.csv,2015-05-01T00:00:00Z",
    "2015q2.csv,2015-07-01T00:00:00Z",
    "2015Q4.parquet,2016-01-01T00:00:00Z"
  })
  void aVintageIsKnownFromTheNextMonthOn(String file, Instant knownAt) {
    assertThat(KnowledgeTime.vintage(file)).contains(knownAt);
  }

  @ParameterizedTest
  @CsvSource({"NFCI.csv", "2015m13.csv", "2015.csv", "x2015m4.csv"})
  void otherNamesAreNoVintage(String file) {
    assertThat(KnowledgeTime.vintage(file)).isEmpty();
  }

  @Test
  void aSeriesCanBeRenamed() {
    ColumnMapping mapping =
        ColumnMapping.of(
            FileContent.MACRO,
            "m.csv",
            List.of("date", "jobless"),
            Map.of("UNRATE", "jobless"),
            null);

    assertThat(mapping.rows(Map.of("date", "2024-01-01", "jobless", "4"), "m:2", "{}"))
        .extracting(row -> row.text("series"))
        .containsExactly("UNRATE");
  }
}

package io.tidemark.feeds.files;

import static io.tidemark.feeds.files.SurveyedRecords.record;
import static io.tidemark.feeds.files.SurveyedRecords.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.TextRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "google.csv # symbol,date,open,high,low,close,volume # T,2024-01-02,1,3,0.5,2,100",
        "ndx.csv    # symbol,date,open,high,low,close,adj_close,volume #"
            + " T,2024-01-02,1,3,0.5,2,9,100",
        "wiki.csv   # ticker,date,open,high,low,close,volume,ex-dividend,split_ratio,adj_close"
            + " # T,2024-01-02,1,3,0.5,2,100,0.0,1.0,9",
        "T.csv.gz   # date,open,high,low,close,volume,dividend,split #"
            + " 2024-01-02,1,3,0.5,2,100,0.0,1.0",
        "T-1d-100x-error-fixed.csv.gz # Date,Open,High,Low,Close,Adj Close,Volume,Dividends,Stock"
            + " Splits # 2024-01-02 00:00:00+01:00,1,3,0.5,2,9,100,0.0,0.0",
        "T-15m-no-bad-divs.csv.gz # Datetime,Open,High,Low,Close,Adj Close,Volume,Dividends,Stock"
            + " Splits,Capital Gains,Repaired? # 2024-01-02"
            + " 09:30:00-05:00,1,3,0.5,2,9,100,0,0,0,True",
        "/data/T.csv # timestamp,open,high,low,close,volume #"
            + " 2024-01-02T23:30:00-05:00,1,3,0.5,2,100",
        "T.txt      # <DATE>;<OPEN>;<HIGH>;<LOW>;<CLOSE>;<VOL> # 20240102;1;3;0.5;2;100",
        "moex.csv   # TRADEDATE;SECID;OPEN;LOW;HIGH;CLOSE;VOLUME # 2024-01-02;T;1;0.5;3;2;100",
        "sp.csv     # Date,open,high,low,close,volume,Name # 2024/01/02,1,3,0.5,2,100,T"
      })
  void knowsTheCommonBarFiles(String file, String header, String line) {
    List<TextRow> rows = rows(FileContent.BARS, file, header, line);

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).fields())
        .containsAllEntriesOf(
            Map.of(
                "ticker",
                "T",
                "date",
                "2024-01-02",
                "open",
                "1",
                "high",
                "3",
                "low",
                "0.5",
                "close",
                "2",
                "volume",
                "100"));
    assertThat(rows.get(0).text("adj_close")).isEqualTo(header.contains("dj") ? "9" : "");
    assertThat(rows.get(0).place()).isEqualTo(file + ":2");
    assertThat(rows.get(0).knownAt()).isNull();
  }

  @Test
  void aFileMayLackVolume() {
    List<TextRow> rows =
        rows(
            FileContent.BARS,
            "ES.csv",
            "timestamp,open,high,low,close",
            "2025-07-27T22:00:00,1,3,0.5,2");

    assertThat(rows.get(0).text("volume")).isEmpty();
  }

  @Test
  void classSharesKeepTheirSpelling() {
    String header = "ticker,date,open,high,low,close,volume";

    assertThat(
            rows(FileContent.BARS, "a.csv", header, " BRK_A ,2024-01-02,1,1,1,1,1")
                .get(0)
                .text("ticker"))
        .isEqualTo("BRK_A");
    assertThat(
            rows(
                FileContent.BARS, "BRK.B.csv.gz", "date,open,high,low,close", "2024-01-02,1,1,1,1"))
        .first()
        .satisfies(row -> assertThat(row.text("ticker")).isEqualTo("BRK.B"));
  }

  @Test
  void barsBringTheirActions() {
    List<TextRow> rows =
        rows(
            FileContent.BARS,
            "KO.csv",
            "date,open,high,low,close,volume,dividend,split",
            "2012-08-13,1,3,0.5,2,100,0.255,2.0");

    assertThat(rows)
        .extracting(TextRow::kind)
        .containsExactly(TextRow.Kind.BAR, TextRow.Kind.ACTION, TextRow.Kind.ACTION);
    assertThat(rows.get(1).fields())
        .isEqualTo(
            Map.of("ticker", "KO", "date", "2012-08-13", "kind", "DIVIDEND", "amount", "0.255"));
    assertThat(rows.get(2).text("amount")).isEqualTo("2.0");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0.0,1.0", "'',''", "NaN,1", "null,0.0", "-0.0,1.000"})
  void nothingAndOneMeanNone(String dividend, String split) {
    assertThat(
            rows(
                FileContent.ACTIONS,
                "a.csv",
                "symbol;date;dividend;split;capital_gain",
                "T;2024-01-02;%s;%s;0.0".formatted(dividend, split)))
        .isEmpty();
  }

  @Test
  void actionsComeInColumnsOrByKind() {
    assertThat(
            rows(
                FileContent.ACTIONS,
                "a.csv",
                "symbol,date,dividend,split,capital_gain",
                "T,2024-01-02,0.18,3:2,0.0"))
        .extracting(row -> row.text("kind") + " " + row.text("amount"))
        .containsExactly("DIVIDEND 0.18", "SPLIT 1.5");
    assertThat(
            rows(
                FileContent.ACTIONS,
                "a.csv",
                "ticker,ex_date,type,amount",
                "T,2024-01-02,Stock Split,0.1"))
        .extracting(row -> row.text("kind") + " " + row.text("amount"))
        .containsExactly("SPLIT 0.1");
    assertThat(
            rows(FileContent.ACTIONS, "T.csv", "date,kind,amount", "2024-01-02,Cash Dividend,0.1"))
        .extracting(row -> row.text("ticker") + " " + row.text("kind"))
        .containsExactly("T DIVIDEND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient",
        "timestamp,1. open,2. high,3. low,4. close,5. adjusted close,6. volume,7. dividend amount,"
            + "8. split coefficient"
      })
  void actionsAreSeenUnderTheNamesThatSourcesGiveThem(String header) {
    List<TextRow> rows =
        rows(FileContent.BARS, "T.csv", header, "2020-08-31,1,3,0.5,2,2,100,$0.50,4.0");

    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).text("adj_close")).isEqualTo("2");
    assertThat(rows)
        .extracting(row -> row.text("kind") + " " + row.text("amount"))
        .containsExactly(" ", "DIVIDEND 0.50", "SPLIT 4.0");
    assertThat(rows(FileContent.BARS, "T.csv", header, "2020-08-31,1,3,0.5,2,2,100,$0.00,1.0"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"4:1,4", "4-for-1,4", "1 for 10,0.1", "3/2,1.5", "4-1,4-1"})
  void splitsAreRatios(String text, String ratio) {
    assertThat(rows(FileContent.ACTIONS, "T.csv", "date,split", "2020-08-31," + text))
        .extracting(row -> row.text("amount"))
        .containsExactly(ratio);
  }

  @ParameterizedTest
  @CsvSource({
    "Cash Dividend,''",
    "Quarterly dividend,''",
    "Special Dividend,SPECIAL",
    "DIVIDEND - EXTRA,SPECIAL",
    "dividend of long-term gains,LONG_TERM_GAIN"
  })
  void aSpecialDividendIsToldFromTheOrdinaryOne(String kind, String payment) {
    assertThat(
            rows(FileContent.ACTIONS, "T.csv", "date,kind,amount", "2020-03-02," + kind + ",$2.00"))
        .extracting(row -> row.text("amount") + row.text("payment"))
        .containsExactly("2.00" + payment);
  }

  @Test
  void aColumnMayAlsoMarkASpecialDividend() {
    assertThat(
            rows(
                FileContent.ACTIONS,
                "T.csv",
                "ex_dividend_date,cash_amount,dividend_type",
                "2020-03-02,2,SC"))
        .extracting(row -> row.text("kind") + row.text("payment"))
        .containsExactly("DIVIDENDSPECIAL");
  }

  @Test
  void columnsThatNoRowIsMadeOfAreNamed() {
    assertThat(
            unused(FileContent.BARS, "T.csv", "date,open,high,low,close,volume,capital gains,note"))
        .containsExactly("capital gains", "note");
    assertThat(
            unused(
                FileContent.ACTIONS, "a.csv", "ticker,date,dividend,split,declared,capital_gain"))
        .containsExactly("declared", "capital_gain");
    assertThat(unused(FileContent.ACTIONS, "a.csv", "ticker,date,type,amount,frequency"))
        .containsExactly("frequency");
    assertThat(unused(FileContent.MACRO, "m.csv", "series,date,value,status"))
        .containsExactly("status");
    List<Map<String, String>> records =
        List.of(Map.of("date", "2020-01-01", "GDP", "1", "country", "US", "later", "."));
    assertThat(
            SurveyedRecords.macro(List.of("column 1", "date", "GDP", "country", "later"), records)
                .unused())
        .containsExactly("column 1", "country");
  }

  private static List<String> unused(FileContent kind, String file, String header) {
    return ColumnMapping.of(kind, file, List.of(header.split(",", -1)), Map.of(), null).unused();
  }

  @Test
  void unreadableAmountsGoOnToValidation() {
    assertThat(
            rows(FileContent.ACTIONS, "a.csv", "ticker,date,dividend,split", "T,2024-01-02,abc,1"))
        .extracting(row -> row.text("amount"))
        .containsExactly("abc");
  }

  @Test
  void aColumnSaysWhenARowWasKnown() {
    Instant mondayOpen = TradingCalendar.XNYS.open(LocalDate.of(2015, 3, 23));

    assertThat(knownAt("2015-03-20")).isEqualTo(mondayOpen);
    assertThat(knownAt("2015-03-20 00:00:00")).isEqualTo(mondayOpen);
    assertThat(knownAt("20150320")).isEqualTo(mondayOpen);
    assertThat(knownAt("2015-03-20T21:15:00Z")).isEqualTo(Instant.parse("2015-03-20T21:15:00Z"));
    assertThat(knownAt("2015-03-20 21:15:00.5+01:00"))
        .isEqualTo(Instant.parse("2015-03-20T20:15:00.500Z"));
    assertThat(knownAt("2015-03-20T21:15:00")).isEqualTo(Instant.parse("2015-03-20T21:15:00Z"));
    assertThat(knownAt("")).isNull();
  }

  @Test
  void anUnreadableKnownAtIsKeptAsAField() {
    TextRow row = withCapture("yesterday");

    assertThat(row.knownAt()).isNull();
    assertThat(row.text("known_at")).isEqualTo("yesterday");
  }

  @Test
  void theUsersMappingTakesPrecedenceInEitherDirection() {
    String header = "day,name,o,h,l,close,adj_close";
    Map<String, String> oursToTheirs =
        Map.of("date", "day", "open", "o", "high", "h", "low", "l", "close", "adj_close");
    Map<String, String> theirsToOurs =
        Map.of("day", "date", "o", "open", "h", "high", "l", "low", "adj_close", "close");

    for (Map<String, String> user : List.of(oursToTheirs, theirsToOurs)) {
      ColumnMapping mapping =
          ColumnMapping.of(FileContent.BARS, "a.csv", List.of(header.split(",", -1)), user, "");
      TextRow row = mapping.rows(record(header, "2024-01-02,T,1,3,0.5,2,9", ","), "a", "{}").get(0);
      assertThat(row.text("close")).isEqualTo("9");
      assertThat(row.text("date")).isEqualTo("2024-01-02");
    }
  }

  @Test
  void nullCellsAreEmpty() {
    ColumnMapping mapping =
        ColumnMapping.of(
            FileContent.BARS,
            "T.parquet",
            List.of("date", "open", "high", "low", "close", "volume"),
            Map.of(),
            null);

    assertThat(mapping.rows(Map.of("date", "2024-01-02"), "T.parquet#0", "{}").get(0).text("close"))
        .isEmpty();
  }

  @Test
  void saysWhichMapWouldMendAFile() {
    assertFault(FileContent.BARS, "x.csv", "symbol,date,open,high,low,last", "--map THEIRS=close");
    assertFault(FileContent.BARS, "x.csv", "symbol,day,open,high,low,close", "--map THEIRS=date");
    assertFault(FileContent.BARS, "bars.csv", "date,open,high,low,close", "--ticker BARS");
    assertFault(FileContent.ACTIONS, "x.csv", "symbol,date,cash", "--map THEIRS=dividend");
    assertFault(FileContent.MACRO, "x.csv", "when,GDP", "--map THEIRS=date");
    assertFault(FileContent.MACRO, "x.csv", "date,quarter", "--map THEIRS=value");
    assertThatThrownBy(
            () ->
                ColumnMapping.of(
                    FileContent.BARS, "x.csv", List.of("date"), Map.of("close", "last"), null))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("--map last=close");
    assertThatThrownBy(
            () ->
                ColumnMapping.of(
                    FileContent.MACRO, "x.csv", List.of("date", "GDP"), Map.of(), "seen"))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("x.csv: no column 'seen' for --known-at");
  }

  private static void assertFault(FileContent kind, String file, String header, String words) {
    List<String> columns = List.of(header.split(",", -1));
    assertThatThrownBy(() -> ColumnMapping.of(kind, file, columns, Map.of(), null))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(file)
        .hasMessageContaining(columns.toString())
        .hasMessageContaining(words);
  }

  private static Instant knownAt(String text) {
    return withCapture(text).knownAt();
  }

  private static TextRow withCapture(String text) {
    List<String> header = List.of("symbol", "date", "captured", "open", "high", "low", "close");
    ColumnMapping mapping =
        ColumnMapping.of(FileContent.BARS, "pit.parquet", header, Map.of(), "Captured");
    return mapping.rows(Map.of("symbol", "T", "captured", text), "pit.parquet#1", "{}").get(0);
  }
}

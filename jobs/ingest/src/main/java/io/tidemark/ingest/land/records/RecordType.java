package io.tidemark.ingest.land.records;

import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.AltSeriesTable;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.market.IndexMembersTable;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.table.market.VendorSummariesTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.calendar.SessionCache;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * One kind of fact: how its text is read, what its rows must keep to, and where they go.
 *
 * @param name of its step and of its rows in quarantine
 * @param subject the text field that says what the fact is about
 * @param reader see {@link #read}
 */
public record RecordType(
    TextRow.Kind kind,
    String name,
    String subject,
    Table table,
    Function<FieldReader, Object[]> reader) {
  /**
   * Daily bars. A jump is no fault by itself, and a volume of 0 is a day without trades; both pass.
   */
  public static final RecordType BARS =
      new RecordType(TextRow.Kind.BAR, "bars", "ticker", DailyBarsTable.TABLE, RecordType::bar);

  /** Every kind there is. */
  public static final List<RecordType> ALL =
      List.of(
          BARS,
          new RecordType(
              TextRow.Kind.ACTION, "actions", "ticker", ActionsTable.TABLE, RecordType::action),
          new RecordType(
              TextRow.Kind.MACRO,
              "macro",
              "series",
              MacroSeriesTable.TABLE,
              row -> observation(row, false)),
          new RecordType(
              TextRow.Kind.SERIES,
              "series",
              "series",
              AltSeriesTable.TABLE,
              row -> observation(row, true)),
          new RecordType(
              TextRow.Kind.MINUTE,
              "minutes",
              "ticker",
              MinuteBarsTable.TABLE,
              MinuteBarReader::read),
          new RecordType(
              TextRow.Kind.SUMMARY,
              "summaries",
              "ticker",
              VendorSummariesTable.TABLE,
              RecordType::summary),
          new RecordType(
              TextRow.Kind.MEMBER,
              "members",
              "ticker",
              IndexMembersTable.TABLE,
              RecordType::member));

  /** Vendors store prices in single precision or adjust them: the order may break by 1 bp. */
  private static final double BAR_NOISE = 1e-4;

  private static final Set<String> ACTION_KINDS = Set.of("SPLIT", "DIVIDEND");

  /** The facts that rows of a kind are. */
  public static RecordType of(TextRow.Kind kind) {
    for (RecordType facts : ALL) {
      if (facts.kind() == kind) {
        return facts;
      }
    }
    throw new IllegalArgumentException("no record type for kind " + kind);
  }

  /**
   * Reads a row and notes every rule that it breaks.
   *
   * @return the values of the table's own columns, without the source (the first column) and
   *     without provenance; a date as days and a time as microseconds since 1970; undefined if the
   *     row breaks a rule
   */
  public Object[] read(FieldReader row) {
    return reader.apply(row);
  }

  private static Object[] bar(FieldReader row) {
    String ticker = row.named("ticker");
    LocalDate date = row.day("date");
    row.session(date);
    row.happened(date == null ? null : SessionCache.close(date));
    PriceRange range = PriceRange.of(row, BAR_NOISE);
    Double vwap = row.optional("vwap");
    Double adjusted = row.optional("adj_close");
    return new Object[] {
      ticker,
      date == null ? null : (int) date.toEpochDay(),
      range.open(),
      range.high(),
      range.low(),
      range.close(),
      range.volume(),
      vwap,
      adjusted
    };
  }

  /** A split or a dividend. They are announced, so an ex-date may lie ahead. */
  private static Object[] action(FieldReader row) {
    String ticker = row.named("ticker");
    LocalDate date = row.day("date");
    row.takesPlace(date == null ? null : SessionCache.open(date));
    String kind = row.text("kind").strip().toUpperCase(Locale.ROOT);
    row.lackIf(
        !ACTION_KINDS.contains(kind),
        "unreadable-kind",
        "kind '%s' is neither SPLIT nor DIVIDEND",
        row.text("kind"));
    double amount = row.positive("amount");
    row.breaksIf(
        kind.equals("SPLIT") && amount == 1,
        "split-of-one",
        "split ratio %s changes nothing",
        row.text("amount"));
    String payment = row.text("payment").strip().toUpperCase(Locale.ROOT);
    return new Object[] {
      ticker,
      date == null ? null : (int) date.toEpochDay(),
      kind,
      amount,
      payment.isEmpty() || kind.equals("SPLIT") ? null : payment
    };
  }

  /**
   * An observation of a series, macro or alternative; the event is the start of the period
   * described, in UTC.
   */
  private static Object[] observation(FieldReader row, boolean hasEntity) {
    List<Object> values = new ArrayList<>();
    values.add(row.named("series"));
    if (hasEntity) {
      values.add(row.text("entity"));
    }
    LocalDate date = row.day("date");
    row.happened(date == null ? null : date.atStartOfDay().toInstant(ZoneOffset.UTC));
    values.add(date == null ? null : (int) date.toEpochDay());
    values.add(row.number("value"));
    return values.toArray();
  }

  /** What a vendor counts over some days: bars, where it says how many, and shares. */
  private static Object[] summary(FieldReader row) {
    String ticker = row.named("ticker");
    LocalDate date = row.day("date");
    LocalDate until = row.day("until");
    row.breaksIf(
        date != null && until != null && until.isBefore(date),
        "until-before-date",
        "until %s is before date %s",
        row.text("until"),
        row.text("date"));
    row.happened(until == null ? null : SessionCache.close(until));
    Double rows = row.optional("rows");
    row.breaksIf(
        rows != null && (rows < 0 || rows != Math.rint(rows)),
        "unreadable-rows",
        "rows '%s' is no count",
        row.text("rows"));
    double volume = row.number("volume");
    row.breaksIf(volume < 0, "negative-volume", "volume %s is below 0", row.text("volume"));
    return new Object[] {
      ticker,
      date == null ? null : (int) date.toEpochDay(),
      until == null ? null : (int) until.toEpochDay(),
      rows == null ? null : rows.longValue(),
      volume
    };
  }

  /** A membership in an index. It may be announced, so its first day may lie ahead. */
  private static Object[] member(FieldReader row) {
    String ticker = row.named("ticker");
    LocalDate date = row.day("date");
    row.takesPlace(
        date == null ? null : date.atStartOfDay(TradingCalendar.XNYS.zone()).toInstant());
    LocalDate until = row.text("until").isEmpty() ? null : row.day("until");
    row.breaksIf(
        date != null && until != null && until.isBefore(date),
        "until-before-date",
        "until %s is before date %s",
        row.text("until"),
        row.text("date"));
    row.breaksIf(
        !row.text("overlaps").isEmpty(),
        "overlapping-membership",
        "the membership from %s overlaps %s in the same file",
        row.text("date"),
        row.text("overlaps"));
    return new Object[] {
      ticker,
      date == null ? null : (int) date.toEpochDay(),
      until == null ? null : (int) until.toEpochDay()
    };
  }
}

package io.tidemark.feeds.files;

import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.feeds.files.figures.DecimalSeparator;
import io.tidemark.feeds.files.figures.FigureColumns;
import io.tidemark.feeds.files.figures.NumberTally;
import io.tidemark.feeds.files.members.Memberships;
import io.tidemark.feeds.files.time.BarSteps;
import io.tidemark.feeds.files.time.DateOrder;
import io.tidemark.feeds.files.time.DayReader;
import io.tidemark.feeds.files.time.TimestampSurvey;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One pass over all records of a file to detect what a single record does not show: the order of
 * day and month, the decimal separator, and whether bars are shorter or longer than a day. It
 * stores no records.
 */
public final class FileSurvey {
  private static final int MINUTE = 60;

  private final FileContent kind;
  private final String fileName;
  private final BarFileFormat bars;
  private final TextFileFormat format;
  private final Set<String> instants;
  private final String ticker;
  private final String date;
  private final TimestampSurvey days;
  private final Map<MomentColumn, TimestampSurvey> moments = new LinkedHashMap<>();
  private final List<String> figureColumns;
  private final FigureColumns figures;
  private final Map<String, NumberTally> numberColumns = new LinkedHashMap<>();
  private final Map<String, String> lastDays = new HashMap<>();
  private final Optional<Memberships.Survey> members;
  private boolean daysRepeat;
  private boolean dotted;

  /**
   * The result of a survey: how to read the records of the file.
   *
   * @param dates order of day and month in the date column
   * @param moments the columns with the time of intraday bars; null for other rows
   * @param momentDates order of day and month in these columns
   * @param minutes length of intraday bars; 0 for other rows
   * @param zone time zone of times without an offset; null for other rows
   * @param decimals decimal separator by column
   * @param numbers columns with numbers, if the kind of file does not determine them
   * @param members what rows of index members mean together
   */
  record Findings(
      DateOrder dates,
      MomentColumn moments,
      DateOrder momentDates,
      int minutes,
      ZoneId zone,
      Map<String, DecimalSeparator> decimals,
      Set<String> numbers,
      Memberships members)
      implements Serializable {
    /** The findings of a file without a survey. */
    static final Findings NONE =
        new Findings(
            DateOrder.UNKNOWN,
            null,
            DateOrder.UNKNOWN,
            0,
            null,
            Map.of(),
            Set.of(),
            Memberships.NONE);
  }

  /** Serialisable findings for the tasks that read the file's records. */
  public static final class Result implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Findings findings;

    private Result(Findings findings) {
      this.findings = findings;
    }

    Findings findings() {
      return findings;
    }

    /** Length of intraday bars in minutes; 0 for other files. */
    public int minutes() {
      return findings.minutes();
    }
  }

  FileSurvey(
      FileContent kind,
      String fileName,
      FileColumns columns,
      KnowledgeTime knowledge,
      RowLayout shape,
      BarFileFormat bars,
      TextFileFormat format,
      Set<String> instants) {
    this.kind = kind;
    this.fileName = fileName;
    this.bars = bars;
    this.format = format;
    this.instants = instants;
    this.date = shape.dateColumn();
    this.ticker = kind == FileContent.MACRO ? null : columns.find("ticker").orElse(null);
    DateOrder stated = DateOrder.stated(format.dates());
    this.days = new TimestampSurvey(stated, false);
    if (kind == FileContent.BARS && bars.minutes() != BarFileFormat.DAY) {
      MomentColumn.candidates(columns, knowledge)
          .forEach(column -> moments.put(column, new TimestampSurvey(stated, true)));
    }
    this.figureColumns = figureColumns(kind, columns, shape);
    this.figures = new FigureColumns(figureColumns);
    shape.figures().forEach(column -> numberColumns.put(column, new NumberTally()));
    this.members = shape.members().map(found -> new Memberships.Survey(fileName, found));
  }

  private static List<String> figureColumns(
      FileContent kind, FileColumns columns, RowLayout shape) {
    Stream<String> ours =
        switch (kind) {
          case BARS ->
              Stream.of(
                  "open",
                  "high",
                  "low",
                  "close",
                  "volume",
                  "vwap",
                  "adj_close",
                  "trades",
                  "dividend",
                  "split");
          case ACTIONS -> Stream.of("dividend", "split", "amount");
          case MACRO, SERIES, MEMBERS -> Stream.of();
        };
    return Stream.concat(
            ours.flatMap(name -> columns.find(name).stream()), shape.figures().stream())
        .distinct()
        .toList();
  }

  /** The columns that the survey reads. */
  public List<String> columns() {
    Stream<String> times =
        moments.keySet().stream().flatMap(column -> Stream.of(column.day(), column.clock()));
    Stream<String> together = members.stream().flatMap(survey -> survey.columns().stream());
    return Stream.of(Stream.of(date, ticker), times, figureColumns.stream(), together)
        .flatMap(names -> names)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Adds the next record. */
  public void add(Map<String, String> record) {
    String day = CellText.text(record, date);
    String symbol = CellText.text(record, ticker);
    days.add(symbol, day, day);
    dotted |= day.indexOf('.') == 1 || day.indexOf('.') == 2;
    if (!moments.isEmpty() && !daysRepeat) {
      daysRepeat = day.equals(lastDays.put(symbol, day));
    }
    moments.forEach(
        (column, survey) ->
            survey.add(symbol, CellText.text(record, column.day()), column.text(record)));
    numberColumns.forEach(
        (column, tally) -> {
          String cell = CellText.text(record, column);
          if (!CellText.isMissing(cell)) {
            tally.add(cell);
          }
        });
    members.ifPresent(survey -> survey.add(column -> CellText.text(record, column)));
    if (format.decimal().isEmpty()) {
      for (String column : figureColumns) {
        figures.add(column, CellText.text(record, column));
      }
    }
  }

  /**
   * The result after all records.
   *
   * @param delimiter the delimiter of the file
   * @throws UserFault if the meaning of the rows is ambiguous, or bars are longer than a day
   */
  public Result result(char delimiter) {
    Set<String> numbers =
        numberColumns.entrySet().stream()
            .filter(column -> column.getValue().isOfNumbers())
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
    if (kind == FileContent.MACRO) {
      figures.keep(numbers);
    }
    Map<String, DecimalSeparator> decimals = decimals(delimiter);
    for (Map.Entry<MomentColumn, TimestampSurvey> candidate : moments.entrySet()) {
      MomentColumn column = candidate.getKey();
      TimestampSurvey survey = candidate.getValue();
      if (survey.isMeant() && (!column.beside() || daysRepeat)) {
        int minutes = bars.minutes() > 0 ? bars.minutes() : minutes(column, survey);
        if (minutes == BarFileFormat.DAY) {
          break;
        }
        DateOrder order = survey.order(fileName, column.day());
        ZoneId zone =
            MinuteBarLayout.zone(fileName, survey.naive(), instants.contains(column.day()), bars);
        return new Result(
            new Findings(
                order, column, order, minutes, zone, decimals, Set.of(), Memberships.NONE));
      }
    }
    DateOrder order = days.order(fileName, date);
    if (kind == FileContent.BARS && bars.minutes() != BarFileFormat.DAY) {
      refuseOtherLengths();
    }
    return new Result(
        new Findings(
            order,
            null,
            DateOrder.UNKNOWN,
            0,
            bars.localZone().orElse(null),
            decimals,
            numbers,
            memberships(order)));
  }

  private Memberships memberships(DateOrder order) {
    DayReader days = new DayReader(order, null, false);
    return members.map(survey -> survey.result(days::iso)).orElse(Memberships.NONE);
  }

  private Map<String, DecimalSeparator> decimals(char delimiter) {
    if (format.decimal().isEmpty()) {
      return figures.separators(fileName, delimiter == ',' && !dotted);
    }
    DecimalSeparator stated =
        format.decimal().equals(",") ? DecimalSeparator.COMMA : DecimalSeparator.POINT;
    Map<String, DecimalSeparator> all = new HashMap<>();
    figureColumns.forEach(column -> all.put(column, stated));
    return all;
  }

  /** The bar length in minutes from the steps between the file's times. */
  private int minutes(MomentColumn column, TimestampSurvey survey) {
    BarSteps steps = survey.steps();
    if ((steps.count() == 0 && survey.isMidnightAlone()) || steps.isDaysLong()) {
      return BarFileFormat.DAY;
    }
    if (steps.count() == 0) {
      throw new UserFault(
          "%s: column '%s' has a time of day, but no ticker has two bars from which to detect their length; give it with --every 1m, 5m, ... or --every 1d for daily bars"
              .formatted(fileName, column.day()));
    }
    if (steps.typical() % MINUTE != 0) {
      throw new UserFault(
          "%s: bars come every %d seconds, but market.minutes only takes whole minutes: aggregate them to minutes, or give their length with --every if this is not it"
              .formatted(fileName, steps.typical()));
    }
    return (int) (steps.typical() / MINUTE);
  }

  private void refuseOtherLengths() {
    if (bars.minutes() > 0) {
      throw new UserFault(
          "%s: no time of day in column '%s', so its bars are not shorter than a day; omit --every, or name the time column with --map THEIRS=time"
              .formatted(fileName, date));
    }
    if (days.isOfMonths()) {
      throw new UserFault(
          "%s: column '%s' has months such as '%s' in place of days, but market.bars only takes daily bars: import daily bars"
              .formatted(fileName, date, days.month()));
    }
    int step = days.steps().longDays();
    boolean named = FileNames.isLongerThanADay(fileName);
    if (step > 0 || (named && days.steps().count() == 0 && days.isMeant())) {
      throw new UserFault(
          "%s: its bars come %s, but market.bars only takes daily bars: import daily bars, or give --every 1d if each row is the bar of one day"
              .formatted(
                  fileName,
                  step > 0
                      ? "every %d days, like weekly or monthly bars".formatted(step)
                      : "by the week or month, according to its name"));
    }
  }
}

package io.tidemark.cli;

import io.tidemark.api.Progress;
import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;
import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.launchers.InProcessLauncher;
import io.tidemark.launchers.JobSignal;
import io.tidemark.launchers.process.ResourceCheck;
import io.tidemark.worker.LocalSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: loads files into the lake, through the same validation as vendor data. */
@Launch(jobs = true)
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Load CSV (also gzipped) or Parquet files into the lake, as a source with its own name. The",
      "pipeline can then use it as one of its vendors or as its macro source.",
      "",
      "Invalid rows go to quarantine, the others are loaded. Loading a file again changes nothing. If",
      "some of the files cannot be read, they are named and the others are loaded; the exit code is 2.",
      "",
      "Columns: bars: ticker, date, open, high, low, close, volume; actions: ticker, date, dividend",
      "and split, or kind and amount, perhaps payment, which tells a special dividend from the",
      "ordinary one of its day; macro: date and value, or a column a series; series: likewise,",
      "with a ticker where they are each ticker's own; members: ticker, from and to (the last day as",
      "a member) or removed (the first day not as one), or date and tickers, all those of that date.",
      "Usual other names are known; --map gives the rest.",
      "",
      "Bars with a time of day and several per day go to market.minutes. Their length, of one or",
      "more minutes, is taken from the differences between times. Volume is optional; columns trades",
      "and contract are known. --calendar sets their hours. Times with an offset or Z, and seconds or",
      "milliseconds since 1970, are taken as they are; others need --zone."
    })
final class ImportCommand implements Callable<Integer> {
  /**
   * Increased when the same file gives other rows than before, so that importing it again has an
   * effect.
   */
  private static final String READING = "reading 2";

  private static final Pattern LENGTH = Pattern.compile("(\\d{1,4})(m|min|h|d)");
  private static final LocalDate BEFORE_ALL_DATA = LocalDate.of(1900, 1, 1);

  private final CommandContext shell;
  private String stage = "";

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "One of: bars, actions, macro, series, members.")
  private FileContent kind;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "The files.")
  private List<Path> files;

  @Option(
      names = {"--source", "--index"},
      required = true,
      paramLabel = "NAME",
      description =
          "Name of the source, under which the rows are kept; of members the name of the index.")
  private String source;

  @Option(
      names = "--known-at",
      paramLabel = "COLUMN",
      defaultValue = "",
      description = {
        "The column with the time at which a row became known. Default: now; for a macro file named",
        "after a vintage, such as 2015m4.csv.gz, the end of that month."
      })
  private String knownAt;

  @Option(
      names = "--map",
      split = ",",
      paramLabel = "THEIRS=OURS",
      description = "Maps the column names of the file to those of Tidemark.")
  private Map<String, String> map = new LinkedHashMap<>();

  @Option(
      names = "--ticker",
      paramLabel = "TICKER",
      defaultValue = "",
      description =
          "The ticker, for files of bars or actions without such a column. Default: the file's name.")
  private String ticker;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "",
      description = {
        "Time zone of times of day without an offset, such as America/New_York or UTC. Without",
        "it, a file that has such times is refused."
      })
  private String zone;

  @Option(
      names = "--stamp",
      paramLabel = "start|end",
      defaultValue = "start",
      description = "Whether a time of day is the start or the end of the bar. Default: start.")
  private String stamp;

  @Option(
      names = "--calendar",
      paramLabel = "CALENDAR",
      defaultValue = "XNYS",
      description = {
        "Trading hours of intraday bars: XNYS, stocks in New York, or CMES, equity index",
        "futures on Globex. Default: XNYS."
      })
  private String calendar;

  @Option(
      names = "--every",
      paramLabel = "LENGTH",
      defaultValue = "",
      description = {
        "Length of a bar, such as 1m, 5m, 1h, or 1d for daily bars with a time of day. Default:",
        "taken from the differences between times."
      })
  private String every;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Names of the columns, in order, of files without a header line, such as",
        "date,open,high,low,close,volume; an empty name leaves a column out. Files that have a"
            + " header",
        "keep it."
      })
  private List<String> columnNames = List.of();

  @Option(
      names = "--decimal",
      paramLabel = ".|,",
      defaultValue = "",
      description = {
        "The decimal separator of numbers; the other one of . and , separates thousands.",
        "Default: taken from the numbers of a file; a file in which they are ambiguous is refused."
      })
  private String decimal;

  @Option(
      names = "--dates",
      paramLabel = "dmy|mdy|ymd",
      defaultValue = "",
      description = {
        "The order of day, month and year in dates such as 03/04/2012. Default: taken from the dates",
        "of a file; a file in which they are ambiguous is refused."
      })
  private String dates;

  @Option(names = "--json", description = "Print one JSON object; progress goes to stderr.")
  private boolean json;

  ImportCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    ImportRequest request = request();
    LocalSettings settings = shell.settings();
    ResourceCheck.of(settings.data()).require(settings.data());
    try (InProcessLauncher launcher = InProcessLauncher.discover()) {
      LandRequest.Result result =
          launcher.launch(request, settings.jobSettings(""), this::show, () -> JobSignal.GO_ON);
      boolean doneBefore = stage.equals(Progress.DONE_BEFORE);
      ImportOutcome outcome = new ImportOutcome(result);
      tell(outcome);
      if (hasPrices(result) && !doneBefore && !outcome.nothingWentIn()) {
        agree(launcher, settings);
      }
      return outcome.isWell() ? 0 : 2;
    }
  }

  ImportRequest request() {
    if (VendorCatalog.isLive(source)) {
      throw new UserFault(
          "--source '%s' is the name of a live vendor; choose another".formatted(source));
    }
    if (!source.matches("[A-Za-z0-9._-]+") || source.contains("..")) {
      throw new UserFault(
          "--source '%s' must be letters, digits, '.', '-' or '_'".formatted(source));
    }
    List<String> paths = files.stream().map(ImportCommand::readable).map(Path::toString).toList();
    Map<String, String> columns = turned(map);
    BarFileFormat bars = bars();
    TextFileFormat format = format();
    return new ImportRequest(
        new RunKey("import-" + source + "-" + identity(paths, columns, bars, format)),
        kind,
        source,
        paths,
        knownAt,
        columns,
        bars,
        format);
  }

  private TextFileFormat format() {
    return new TextFileFormat(
        columnNames.stream().map(String::strip).toList(), decimal.strip(), dates.strip());
  }

  private BarFileFormat bars() {
    boolean atEnd = stamp.equals("end");
    if (!atEnd && !stamp.equals("start")) {
      throw new UserFault("--stamp '%s' is neither start nor end".formatted(stamp));
    }
    BarFileFormat bars =
        new BarFileFormat(ticker.strip(), zone.strip(), atEnd, calendar.strip(), minutes());
    boolean onlyTicker =
        bars.equals(new BarFileFormat(bars.ticker(), "", false, bars.calendar(), 0))
            && bars.calendar().equals(BarFileFormat.DEFAULT.calendar());
    boolean fits =
        switch (kind) {
          case BARS -> true;
          case ACTIONS -> onlyTicker;
          case MACRO, SERIES, MEMBERS -> bars.equals(BarFileFormat.DEFAULT);
        };
    if (!fits) {
      throw new UserFault(
          "--zone, --stamp, --calendar and --every are for bars, --ticker is for bars and actions; leave them out for %s"
              .formatted(kind.name().toLowerCase(Locale.ROOT)));
    }
    return bars;
  }

  /** Length of a bar in minutes; 0 if not given. */
  private int minutes() {
    if (every.isEmpty()) {
      return 0;
    }
    Matcher length = LENGTH.matcher(every.strip());
    if (!length.matches()) {
      throw new UserFault("--every '%s' is not a length such as 1m, 5m, 1h or 1d".formatted(every));
    }
    int unit =
        switch (length.group(2)) {
          case "h" -> 60;
          case "d" -> BarFileFormat.DAY;
          default -> 1;
        };
    int minutes = Integer.parseInt(length.group(1)) * unit;
    if (minutes == 0 || minutes > BarFileFormat.DAY) {
      throw new UserFault("--every '%s' must be between one minute and one day".formatted(every));
    }
    return minutes;
  }

  private static Path readable(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UserFault("file '%s' does not exist or cannot be read".formatted(file));
    }
    return file.toAbsolutePath().normalize();
  }

  /** Reverses the mapping: Tidemark's names to those of the file. */
  private static Map<String, String> turned(Map<String, String> theirsToOurs) {
    Map<String, String> columns = new LinkedHashMap<>();
    theirsToOurs.forEach(
        (theirs, ours) -> {
          if (columns.put(ours, theirs) != null) {
            throw new UserFault("--map maps two columns of the file to '%s'".formatted(ours));
          }
        });
    return columns;
  }

  /**
   * The identity of an import: the same content, read with the same options, is the same import.
   */
  private String identity(
      List<String> paths, Map<String, String> columns, BarFileFormat bars, TextFileFormat format) {
    List<String> contents =
        paths.stream()
            .map(Path::of)
            .map(path -> path.getFileName() + " " + Sha256.of(path))
            .toList();
    List<Object> read = new ArrayList<>(List.of(READING, kind, source, knownAt, columns, contents));
    if (!bars.equals(BarFileFormat.DEFAULT)) {
      read.add(bars);
    }
    if (!format.equals(TextFileFormat.DEFAULT)) {
      read.add(format);
    }
    return Sha256.of(Json.write(read)).substring(0, 12);
  }

  /** Reconciles prices from this source alone, so that they can be read and checked at once. */
  private void agree(InProcessLauncher launcher, LocalSettings settings) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    ReconcileRequest request =
        new ReconcileRequest(
            RunKey.unique("import").step("reconcile"),
            new MarketScope(
                List.of(source),
                List.of(),
                BEFORE_ALL_DATA,
                LocalDate.ofInstant(now, TradingCalendar.XNYS.zone()),
                now));
    try {
      ReconcileRequest.Result agreed =
          launcher.launch(request, settings.jobSettings(""), this::show, () -> JobSignal.GO_ON);
      shell.say(json, "%s alone: %s".formatted(source, agreed.summary()));
      shell.say(
          json,
          "To reconcile it with another source: ./tidemark reconcile --vendors %s,OTHER"
              .formatted(source));
    } catch (UserFault e) {
      // Actions may be imported before the bars that they belong to.
      shell.say(json, "No prices yet: " + e.getMessage());
    }
  }

  private void show(Progress progress) {
    if (!progress.stage().equals(stage)) {
      stage = progress.stage();
      shell.say(json, stage);
    }
  }

  /** Prices are derived from daily bars and actions only, not from intraday bars. */
  private boolean hasPrices(LandRequest.Result result) {
    return kind.isOfPrices() && (result.minutes() == 0 || result.bars() + result.actions() > 0);
  }

  private void tell(ImportOutcome outcome) {
    if (json) {
      shell.json(outcome.result());
      return;
    }
    if (stage.equals(Progress.DONE_BEFORE)) {
      shell
          .out()
          .println("These files were imported before, with the result below; nothing has changed:");
    }
    outcome.print(shell.out(), shell.err());
  }
}

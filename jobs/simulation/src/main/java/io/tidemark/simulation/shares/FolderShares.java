package io.tidemark.simulation.shares;

import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.market.VendorCatalog;
import io.tidemark.core.market.VendorCatalog.Offer;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.ColumnMapping;
import io.tidemark.feeds.files.DelimitedFile;
import io.tidemark.feeds.files.FileSurvey;
import io.tidemark.simulation.market.SimulatedBar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shares of one vendor's folder: {@code bars*.csv[.gz]} and, where there are any, {@code
 * actions*.csv[.gz]}, with the same column names as an import. A row without a date or with a
 * missing number is not served but counted in the log, because a vendor's protocol cannot express
 * it. Volumes are rounded to whole shares; prices are not changed.
 */
public final class FolderShares implements ShareUniverse {
  private static final Logger LOG = LoggerFactory.getLogger(FolderShares.class);
  private static final List<String> VENDORS =
      VendorCatalog.offering(Offer.DAILY).stream()
          .filter(vendor -> !VendorCatalog.isSimulated(vendor))
          .toList();
  private static final BarFileFormat DAILY = BarFileFormat.DEFAULT.ofMinutes(BarFileFormat.DAY);

  private final Map<String, List<SimulatedBar>> bars = new TreeMap<>();
  private final Map<String, List<CorporateAction>> actions = new TreeMap<>();
  private long unserved;

  /**
   * Reads a folder.
   *
   * @throws UserFault if it contains no bars, or a file lacks a column
   */
  public FolderShares(Path folder) {
    List<Path> files = files(folder, "bars");
    if (files.isEmpty()) {
      throw new UserFault(
          "SIM_FOLDER: %s contains no bars*.csv or bars*.csv.gz, so this vendor has nothing to serve"
              .formatted(folder));
    }
    files.forEach(file -> read(file, FileContent.BARS));
    files(folder, "actions").forEach(file -> read(file, FileContent.ACTIONS));
    bars.values().forEach(days -> days.sort(Comparator.comparing(SimulatedBar::date)));
    actions.values().forEach(all -> all.sort(Comparator.comparing(CorporateAction::exDate)));
    if (unserved > 0) {
      LOG.warn("{} rows under {} lack a date or a number and are not served", unserved, folder);
    }
  }

  /**
   * The tickers of all vendors' subfolders of a folder.
   *
   * @throws UserFault if none of them contains bars
   */
  public static List<String> tickersOfAll(Path folder) {
    List<String> tickers =
        VENDORS.stream()
            .map(folder::resolve)
            .filter(Files::isDirectory)
            .flatMap(vendor -> new FolderShares(vendor).tickers().stream())
            .sorted()
            .distinct()
            .toList();
    if (tickers.isEmpty()) {
      throw new UserFault(
          "SIM_FOLDER '%s' has none of the folders %s with a bars*.csv".formatted(folder, VENDORS));
    }
    return tickers;
  }

  @Override
  public List<String> tickers() {
    return List.copyOf(bars.keySet());
  }

  @Override
  public List<SimulatedBar> bars(String ticker, LocalDate from, LocalDate to) {
    return bars.getOrDefault(ticker, List.of()).stream()
        .filter(bar -> !bar.date().isBefore(from) && !bar.date().isAfter(to))
        .toList();
  }

  @Override
  public List<CorporateAction> actions(String ticker, LocalDate to) {
    return actions.getOrDefault(ticker, List.of()).stream()
        .filter(action -> !action.exDate().isAfter(to))
        .toList();
  }

  private static List<Path> files(Path folder, String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(prefix + ".*\\.csv(\\.gz)?"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private void read(Path file, FileContent kind) {
    String name = file.getFileName().toString();
    List<String> header = DelimitedFile.header(file);
    FileSurvey survey =
        ColumnMapping.survey(
            kind, name, header, Map.of(), "", DAILY, TextFileFormat.DEFAULT, Set.of());
    DelimitedFile.read(file, (line, record, raw) -> survey.add(record));
    ColumnMapping mapping =
        ColumnMapping.of(kind, name, header, Map.of(), "", DAILY, survey.result(','));
    DelimitedFile.read(
        file,
        (line, record, raw) -> mapping.rows(record, name + ":" + line, raw).forEach(this::keep));
  }

  private void keep(TextRow row) {
    try {
      LocalDate date = LocalDate.parse(row.text("date"));
      if (row.kind() == TextRow.Kind.BAR) {
        bars.computeIfAbsent(row.text("ticker"), ticker -> new ArrayList<>()).add(bar(row, date));
      } else {
        CorporateAction.Kind kind = CorporateAction.Kind.valueOf(row.text("kind"));
        actions
            .computeIfAbsent(row.text("ticker"), ticker -> new ArrayList<>())
            .add(new CorporateAction(row.text("ticker"), date, kind, number(row, "amount")));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      unserved++;
      LOG.debug("{} is not served", row.place(), e);
    }
  }

  private static SimulatedBar bar(TextRow row, LocalDate date) {
    return new SimulatedBar(
        date,
        number(row, "open"),
        number(row, "high"),
        number(row, "low"),
        number(row, "close"),
        Math.round(number(row, "volume")));
  }

  private static double number(TextRow row, String field) {
    double number = Double.parseDouble(row.text(field));
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(field + " is " + number);
    }
    return number;
  }
}

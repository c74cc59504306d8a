package io.tidemark.cli.market;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.UserFault;
import io.tidemark.views.ViewJson;
import io.tidemark.views.ops.Halt;
import io.tidemark.views.prices.Adjustment;
import io.tidemark.views.prices.PriceAnswer;
import io.tidemark.views.prices.PriceCsv;
import io.tidemark.views.prices.PriceParquet;
import io.tidemark.views.prices.PriceQuery;
import io.tidemark.views.prices.PriceRow;
import io.tidemark.views.prices.PriceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prices}: shows the reconciled prices of one ticker. */
@Launch(anyBuild = true)
@Command(
    name = "prices",
    mixinStandardHelpOptions = true,
    description = {
      "Show the reconciled prices of one ticker, as known now or at an earlier time.",
      "",
      "Prices are adjusted for splits and dividends; those of the last known session are as traded."
    })
public final class PricesCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Mixin private ListOutput listing = new ListOutput();

  @Mixin private PriceChoice choice = new PriceChoice();

  @Parameters(index = "0", paramLabel = "TICKER", description = "The ticker.")
  private String ticker;

  @Option(
      names = "--from",
      converter = ArgumentText.Date.class,
      paramLabel = "DATE",
      description = "First day. Default: the first day with data.")
  private LocalDate from;

  @Option(
      names = "--to",
      converter = ArgumentText.Date.class,
      paramLabel = "DATE",
      description = "Last day. Default: the last day with data.")
  private LocalDate to;

  @Option(
      names = "--adjust",
      defaultValue = "all",
      paramLabel = "WHAT",
      description = "Adjustments of the prices: none, splits or all (the default).")
  private Adjustment adjust;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "One of: table (the default), csv, json (one object per line), parquet.")
  private Format format;

  @Option(names = "--out", paramLabel = "FILE", description = "Write to this file.")
  private Path out;

  private enum Format {
    TABLE,
    CSV,
    JSON,
    PARQUET
  }

  /** One row, for programs that read lines. */
  private record Line(
      String ticker,
      String sources,
      LocalDate date,
      double open,
      double high,
      double low,
      double close,
      double volume,
      String status,
      Instant knownAt) {}

  public PricesCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Format wanted = wanted();
    if (from != null && to != null && from.isAfter(to)) {
      throw new UserFault("--from %s is after --to %s; swap them".formatted(from, to));
    }
    PriceAnswer answer =
        PriceAnswer.of(
            PriceTable.require(shell.lake()).ticker(ticker),
            new PriceQuery(
                choice.vendors(),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                adjust,
                choice.asOf()));
    if (wanted == Format.PARQUET) {
      PriceParquet.write(out, answer.rows());
    } else if (out != null) {
      Files.writeString(out, text(answer, wanted));
    } else {
      shell.out().print(text(answer, wanted));
      shell.out().flush();
    }
    answer.note().ifPresent(shell.err()::println);
    if (wanted == Format.TABLE) {
      Halt.notice(shell.lake(), ticker, choice.asOf()).ifPresent(shell.err()::println);
    }
    return 0;
  }

  private Format wanted() {
    if (listing.json() && format != Format.TABLE && format != Format.JSON) {
      throw new UserFault(
          "--json and --format %s exclude each other; use one of them"
              .formatted(format.name().toLowerCase(Locale.ROOT)));
    }
    Format wanted = listing.json() ? Format.JSON : format;
    if (wanted == Format.PARQUET && out == null) {
      throw new UserFault("--format parquet needs a file: --out %s.parquet".formatted(ticker));
    }
    if (out != null && !Files.isDirectory(out.toAbsolutePath().getParent())) {
      throw new UserFault(
          "--out %s: folder %s does not exist".formatted(out, out.toAbsolutePath().getParent()));
    }
    return wanted;
  }

  private static String text(PriceAnswer answer, Format format) {
    return switch (format) {
      case CSV -> PriceCsv.of(answer.rows());
      case JSON ->
          answer.rows().stream()
              .map(row -> ViewJson.line(line(answer, row)) + "\n")
              .collect(Collectors.joining());
      default -> table(answer);
    };
  }

  private static String table(PriceAnswer answer) {
    List<String> lines =
        new TableColumns<PriceRow>()
            .add("date", PriceRow::date)
            .add("open", row -> ArgumentText.price(row.open()))
            .add("high", row -> ArgumentText.price(row.high()))
            .add("low", row -> ArgumentText.price(row.low()))
            .add("close", row -> ArgumentText.price(row.close()))
            .add("volume", row -> ArgumentText.shares(row.volume()))
            .add("status", PriceRow::status)
            .add("known", PriceRow::knownAt)
            .lines(answer.rows());
    return "%s, reconciled from %s, adjusted for %s%n%s%n"
        .formatted(
            answer.ticker(),
            answer.sources().replace("+", ", "),
            switch (answer.adjust()) {
              case NONE -> "nothing";
              case SPLITS -> "splits";
              case ALL -> "splits and dividends";
            },
            String.join(System.lineSeparator(), lines));
  }

  private static Line line(PriceAnswer answer, PriceRow row) {
    return new Line(
        answer.ticker(),
        answer.sources(),
        row.date(),
        row.open(),
        row.high(),
        row.low(),
        row.close(),
        row.volume(),
        row.status(),
        row.knownAt());
  }
}

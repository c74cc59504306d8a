package io.tidemark.cli;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.decisions.HaltsCommand;
import io.tidemark.cli.decisions.QuarantineCommand;
import io.tidemark.cli.decisions.ReconcileCommand;
import io.tidemark.cli.decisions.RestatementsCommand;
import io.tidemark.cli.features.FeaturesCommand;
import io.tidemark.cli.launch.CommandsCommand;
import io.tidemark.cli.market.AlertsCommand;
import io.tidemark.cli.market.CoverageCommand;
import io.tidemark.cli.market.DisputesCommand;
import io.tidemark.cli.market.ExplainCommand;
import io.tidemark.cli.market.FailuresCommand;
import io.tidemark.cli.market.PricesCommand;
import io.tidemark.core.PlatformFault;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.LanguageFault;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code tidemark}. */
@Command(
    name = "tidemark",
    mixinStandardHelpOptions = true,
    version = "tidemark 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    description = "A platform for machine learning on markets.",
    footer = {
      "",
      "The script adds: test [MAVEN OPTIONS], bench [NAME] [--json], setup-mlflow.",
      "",
      "Settings are environment variables: TIDEMARK_DATA (default .tidemark/data), TIDEMARK_LAKE (default",
      "<data>/lake), TIDEMARK_TEMPORAL_PORT 7233, TIDEMARK_TEMPORAL_UI_PORT 8233,",
      "TIDEMARK_MLFLOW_PORT 5500, TIDEMARK_API_PORT 8090, TIDEMARK_JOB_HEAP 3g,",
      "TIDEMARK_TEMPORAL (host:port of a server that is not the local one, or: embedded),",
      "TIDEMARK_ALERT_WEBHOOK (an address that alerts are posted to).",
      "",
      "Exit codes: 0 done, 1 a fault of the platform, 2 a fault of the input or the arguments."
    })
public final class Tidemark implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Tidemark.class);
  private static final int PLATFORM_FAULT = 1;
  private static final int USER_FAULT = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean verbose;

  /** Runs the command and exits with its code. */
  public static void main(String[] arguments) {
    // Set explicitly, because the default charset is ASCII if no locale is set.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int columns = Integer.getInteger("tidemark.columns", 0);
    System.exit(run(new CommandContext(out, err, columns, System.getenv()), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(CommandContext shell, String... arguments) {
    Tidemark tidemark = new Tidemark();
    CommandLine line =
        new CommandLine(tidemark)
            .addSubcommand(new DemoCommand(shell))
            .addSubcommand(new RunCommand(shell))
            .addSubcommand(new ImportCommand(shell))
            .addSubcommand(new ReconcileCommand(shell))
            .addSubcommand(QuarantineCommand.line(shell))
            .addSubcommand(HaltsCommand.line(shell))
            .addSubcommand(new RestatementsCommand(shell))
            .addSubcommand(FeaturesCommand.line(shell))
            .addSubcommand(new UpCommand(shell))
            .addSubcommand(new DownCommand(shell))
            .addSubcommand(new StatusCommand(shell))
            .addSubcommand(new DoctorCommand(shell))
            .addSubcommand(new VersionsCommand(shell))
            .addSubcommand(new ServeCommand(shell))
            .addSubcommand(new WorkerCommand(shell))
            .addSubcommand(new PricesCommand(shell))
            .addSubcommand(new ExplainCommand(shell))
            .addSubcommand(new DisputesCommand(shell))
            .addSubcommand(new FailuresCommand(shell))
            .addSubcommand(new CoverageCommand(shell))
            .addSubcommand(new AlertsCommand(shell))
            .addSubcommand(new CommandsCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(shell.out(), true, Charset.defaultCharset()))
            .setErr(new PrintWriter(shell.err(), true, Charset.defaultCharset()))
            .setExecutionExceptionHandler(
                (fault, command, parsed) -> tell(shell, fault, tidemark.verbose))
            .setParameterExceptionHandler((fault, given) -> tell(shell, fault));
    return line.execute(arguments);
  }

  /** Without a subcommand, lists the commands. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? " + shown());
  }

  private List<String> shown() {
    return spec.subcommands().entrySet().stream()
        .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int tell(CommandContext shell, Exception fault, boolean verbose) {
    log.error("the command failed", fault);
    boolean known = fault instanceof UserFault || fault instanceof PlatformFault;
    shell.err().println("tidemark: " + (known ? words(fault) : "internal fault: " + fault));
    if (verbose) {
      fault.printStackTrace(shell.err());
    }
    return fault instanceof UserFault ? USER_FAULT : PLATFORM_FAULT;
  }

  private static int tell(CommandContext shell, ParameterException fault) {
    CommandSpec asked = fault.getCommandLine().getCommandSpec();
    shell.err().println("tidemark: " + oneLine(fault.getMessage()));
    shell.err().println("see: ./%s --help".formatted(asked.qualifiedName()));
    return USER_FAULT;
  }

  /** One line, except for a fault in the text of a feature, which has a mark under its place. */
  private static String words(Exception fault) {
    return fault instanceof LanguageFault ? fault.getMessage() : oneLine(fault.getMessage());
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}

package io.tidemark.cli;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.console.TextTable;
import io.tidemark.cli.launch.Launch;
import io.tidemark.cli.local.Doctor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: lists what is missing on this machine, and how to fix it. */
@Launch(anyBuild = true)
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Check everything that Tidemark needs on this machine and name the command that fixes what",
      "is missing. Exit code 1 if something is missing that nothing works without."
    })
final class DoctorCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DoctorCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<Doctor.Finding> findings = new Doctor(shell.settings()).examine();
    boolean well = findings.stream().noneMatch(f -> f.verdict() == Doctor.Verdict.NEEDED);
    if (json) {
      shell.json(Map.of("well", well, "findings", findings));
    } else {
      TextTable table = new TextTable("", "what", "found", "how to fix");
      for (Doctor.Finding finding : findings) {
        table.row(word(finding.verdict()), finding.what(), finding.found(), finding.mend());
      }
      table.lines().forEach(shell.out()::println);
    }
    return well ? 0 : 1;
  }

  private static String word(Doctor.Verdict verdict) {
    return switch (verdict) {
      case OK -> "ok";
      case OPTIONAL -> "optional";
      case NEEDED -> "MISSING";
    };
  }
}

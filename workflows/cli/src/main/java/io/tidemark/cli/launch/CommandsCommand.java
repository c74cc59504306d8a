package io.tidemark.cli.launch;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The list of commands from which the launcher script knows how to start each command and what to
 * print as help.
 *
 * <p>One line per command, with tabs between: its full name; the settings of {@link Launch} that
 * are on, separated by commas, or a dash; and what it does in one sentence.
 */
@Command(name = "commands", hidden = true, description = "List the commands for the launcher.")
public final class CommandsCommand implements Runnable {
  /** The first sentence or clause of a description. */
  private static final Pattern FIRST = Pattern.compile("(.+?)(?:[.;:](?: .*)?)?");

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    lines(spec.parent()).forEach(line -> out.print(line + "\n"));
    out.flush();
  }

  /** The lines of all subcommands of a command. */
  static List<String> lines(CommandSpec root) {
    List<String> lines = new ArrayList<>();
    add(lines, "", root);
    return lines;
  }

  private static void add(List<String> lines, String above, CommandSpec at) {
    for (Map.Entry<String, CommandLine> command : at.subcommands().entrySet()) {
      CommandSpec spec = command.getValue().getCommandSpec();
      if (!spec.usageMessage().hidden()) {
        String name = above + command.getKey();
        lines.add(String.join("\t", name, start(spec), sentence(spec)));
        add(lines, name + " ", spec);
      }
    }
  }

  private static String start(CommandSpec spec) {
    Launch launch = spec.userObject().getClass().getAnnotation(Launch.class);
    List<String> names = new ArrayList<>();
    if (launch != null && launch.jobs()) {
      names.add("jobs");
    }
    if (launch != null && launch.mlflow()) {
      names.add("mlflow");
    }
    if (launch != null && launch.anyBuild()) {
      names.add("any-build");
    }
    return names.isEmpty() ? "-" : String.join(",", names);
  }

  private static String sentence(CommandSpec spec) {
    String whole = String.join(" ", spec.usageMessage().description()).strip();
    Matcher first = FIRST.matcher(whole);
    return first.matches() ? first.group(1) : whole;
  }
}

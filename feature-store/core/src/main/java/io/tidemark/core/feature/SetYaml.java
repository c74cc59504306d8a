package io.tidemark.core.feature;

import io.tidemark.core.UserFault;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the YAML of a feature set and keeps the line number of every entry for error messages. */
final class SetYaml {
  private static final List<String> KEYS =
      List.of("set", "entity", "calendar", "sources", "features", "labels", "forecasts");

  /** An indented entry with an unquoted value and possibly a comment. */
  private static final Pattern BARE_ENTRY =
      Pattern.compile("(\\s+[\\w-]+:\\s+)([^\\s\"'{\\[|>#].*?)(\\s*|\\s+#.*)");

  /** A top-level key: a scalar's value, or its entries. */
  record Section(String value, List<Entry> entries) {}

  /** A name and its expression; lines are counted from 1. */
  record Entry(String name, String value, int line) {}

  private SetYaml() {}

  static Map<String, Section> sections(String place, String yaml) {
    Map<String, Section> sections = new LinkedHashMap<>();
    for (NodeTuple tuple : root(place, yaml).getValue()) {
      String key = name(place, tuple);
      if (!KEYS.contains(key)) {
        throw new UserFault(
            "%s:%d: '%s' is not a key of a feature set; these are: %s"
                .formatted(place, line(tuple), key, KEYS));
      }
      if (sections.put(key, section(place, tuple)) != null) {
        throw twice(place, line(tuple), key);
      }
    }
    return sections;
  }

  private static MappingNode root(String place, String yaml) {
    String quoted = yaml.lines().map(SetYaml::quoted).collect(Collectors.joining("\n"));
    try {
      if (new Yaml().compose(new StringReader(quoted)) instanceof MappingNode mapping) {
        return mapping;
      }
      throw new UserFault(place + ": a feature set is a YAML mapping with keys " + KEYS);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      throw new UserFault(
          "%s:%d: not YAML: %s".formatted(place, mark.getLine() + 1, e.getProblem()), e);
    } catch (YAMLException e) {
      String first = e.getMessage().lines().findFirst().orElse("it cannot be read");
      throw new UserFault(place + ": not YAML: " + first, e);
    }
  }

  /**
   * YAML would read the colon of {@code halflife: 3} as a mapping, so unquoted values are quoted
   * first.
   */
  private static String quoted(String line) {
    Matcher entry = BARE_ENTRY.matcher(line);
    return entry.matches()
        ? entry.group(1) + "'" + entry.group(2).replace("'", "''") + "'" + entry.group(3)
        : line;
  }

  private static Section section(String place, NodeTuple tuple) {
    if (tuple.getValueNode() instanceof ScalarNode scalar) {
      return new Section(scalar.getValue(), List.of());
    }
    if (!(tuple.getValueNode() instanceof MappingNode mapping)) {
      throw new UserFault(
          "%s:%d: a name and a value on each line were expected here"
              .formatted(place, tuple.getValueNode().getStartMark().getLine() + 1));
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      String name = name(place, entry);
      int line = line(entry);
      if (!(entry.getValueNode() instanceof ScalarNode value)) {
        throw new UserFault(
            "%s:%d: %s: exactly one expression is expected".formatted(place, line, name));
      }
      if (entries.put(name, new Entry(name, value.getValue(), line)) != null) {
        throw twice(place, line, name);
      }
    }
    return new Section("", List.copyOf(entries.values()));
  }

  private static String name(String place, NodeTuple tuple) {
    if (tuple.getKeyNode() instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new UserFault(
        "%s:%d: a list or a mapping cannot be a name; write name: value"
            .formatted(place, line(tuple)));
  }

  private static int line(NodeTuple tuple) {
    return tuple.getKeyNode().getStartMark().getLine() + 1;
  }

  private static UserFault twice(String place, int line, String name) {
    return new UserFault("%s:%d: '%s' is defined twice".formatted(place, line, name));
  }
}

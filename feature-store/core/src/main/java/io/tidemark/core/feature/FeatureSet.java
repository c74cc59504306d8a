package io.tidemark.core.feature;

import io.tidemark.core.Sha256;
import io.tidemark.core.SpellingSuggestions;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.SetYaml.Entry;
import io.tidemark.core.feature.SetYaml.Section;
import io.tidemark.core.source.FeatureSource;
import io.tidemark.core.source.FeatureSources;
import io.tidemark.core.source.RowSource;
import io.tidemark.core.time.TradingCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A named set of features and labels over sources, compiled.
 *
 * @param name such as {@code equity-daily}
 * @param text the YAML as written
 * @param entity what a row is about, such as {@code ticker}
 * @param calendar the trading calendar of the rows
 * @param sources the set's alias of a source to the source's name
 * @param rows the source that supplies the rows of the set: the first
 * @param features the plan of the features; it looks back only
 * @param labels the plan of the labels; it may look ahead
 * @param forecasts by label, the features that forecast it, the benchmark forecast first; they are
 *     not part of the definition's hash
 */
public record FeatureSet(
    String name,
    String text,
    String entity,
    TradingCalendar calendar,
    Map<String, String> sources,
    RowSource rows,
    Plan features,
    Plan labels,
    Map<String, List<String>> forecasts) {

  /** Columns that every feature table has in addition to its features and labels. */
  public static final List<String> RESERVED =
      List.of(
          "sources",
          "universe",
          "ticker",
          "date",
          "usable_from",
          "withdrawn",
          "event_time",
          "known_at",
          "run_key");

  /** A column of the tables of sets within the day: when the bar of a row ends. */
  public static final String TIME = "time";

  /**
   * Raised when the arithmetic of an operator changes, so that old and new values have different
   * hashes.
   */
  private static final String ARITHMETIC = "3";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

  /**
   * Loads a set that ships with Tidemark, or a file.
   *
   * @param nameOrPath {@code equity-daily}, or a path that ends in {@code .yaml}
   * @throws UserFault if there is no such set, or its text is at fault
   */
  public static FeatureSet load(String nameOrPath) {
    return load(nameOrPath, FeatureSources.installed());
  }

  /** Like {@link #load(String)}, with other sources than the installed ones. */
  public static FeatureSet load(String nameOrPath, FeatureSources installed) {
    if (nameOrPath.endsWith(".yaml") || nameOrPath.endsWith(".yml")) {
      return parse(nameOrPath, read(Path.of(nameOrPath)), installed);
    }
    String resource = "/sets/" + nameOrPath + ".yaml";
    try (InputStream shipped = FeatureSet.class.getResourceAsStream(resource)) {
      if (shipped == null) {
        throw new UserFault(
            "no feature set '%s' ships with Tidemark; give equity-daily, or the path of a .yaml file"
                .formatted(nameOrPath));
      }
      return parse(
          nameOrPath, new String(shipped.readAllBytes(), StandardCharsets.UTF_8), installed);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /**
   * Parses and compiles a set.
   *
   * @param place the name of the text in errors, such as its file
   */
  public static FeatureSet parse(String place, String yaml) {
    return parse(place, yaml, FeatureSources.installed());
  }

  /** Like {@link #parse(String, String)}, with other sources than the installed ones. */
  public static FeatureSet parse(String place, String yaml, FeatureSources installed) {
    Map<String, Section> sections = SetYaml.sections(place, yaml);
    Map<String, FeatureSource> tables = new LinkedHashMap<>();
    for (Entry source : required(place, sections, "sources").entries()) {
      tables.put(source.name(), source(place, source, installed));
    }
    RowSource rows = rows(place, required(place, sections, "sources"), tables, installed);
    TradingCalendar calendar = calendar(place, required(place, sections, "calendar").value());
    Plan features = compile(place, required(place, sections, "features"), tables, calendar);
    Section none = new Section("", List.of());
    Section labelled = sections.getOrDefault("labels", none);
    Plan labels = compile(place, labelled, tables, calendar);
    SetChecks.refuseUnjoinable(
        place, required(place, sections, "sources"), tables, features, labels);
    SetChecks.refuseLookAhead(place, features, required(place, sections, "features"));
    SetChecks.refuseExchange(place, labels);
    SetChecks.refuseTakenColumns(place, required(place, sections, "features"), labelled, rows);
    String name = required(place, sections, "set").value();
    if (!NAME.matcher(name).matches()) {
      throw new UserFault(
          "%s: set '%s' must be lower-case letters, digits, '-' or '_'".formatted(place, name));
    }
    return new FeatureSet(
        name,
        yaml,
        required(place, sections, "entity").value(),
        calendar,
        tables.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> e.getValue().name(), (a, b) -> a, LinkedHashMap::new)),
        rows,
        features,
        labels,
        forecasts(place, sections.getOrDefault("forecasts", none), features, labels));
  }

  private static Map<String, List<String>> forecasts(
      String place, Section section, Plan features, Plan labels) {
    Map<String, List<String>> forecasts = new LinkedHashMap<>();
    for (Entry entry : section.entries()) {
      List<String> names = List.of(entry.value().split("\\s*,\\s*", -1));
      requireName(place, entry, entry.name(), "label", labels);
      names.forEach(name -> requireName(place, entry, name, "feature", features));
      forecasts.put(entry.name(), names);
    }
    return forecasts;
  }

  private static void requireName(String place, Entry entry, String name, String kind, Plan plan) {
    if (!plan.names().contains(name)) {
      throw new UserFault(
          "%s:%d: the set has no %s '%s'; it has %s"
              .formatted(
                  place,
                  entry.line(),
                  kind,
                  name,
                  plan.names().isEmpty()
                      ? "none"
                      : String.join(", ", SpellingSuggestions.ranked(name, plan.names(), 3))));
    }
  }

  /**
   * A definition's table: {@code features.<set>_<first characters of the hash>}, underscores for
   * dashes.
   */
  public static String table(String set, String definitionHash) {
    return "features." + set.replace('-', '_') + "_" + definitionHash.substring(0, 8);
  }

  /** The source that supplies the rows of the set: the first one. */
  public String rowSource() {
    return sources.keySet().iterator().next();
  }

  /** The table that supplies the rows of the set. */
  public String rowTable() {
    return rows.name();
  }

  /** Whether it has rows within the day, each of which is named by a time as well as a session. */
  public boolean isIntraday() {
    return isIntraday(rows);
  }

  static boolean isIntraday(RowSource rows) {
    return rows.cadence().compareTo(Duration.ofDays(1)) < 0;
  }

  /** The columns of a source that any feature or label reads. */
  public List<String> columnsOf(String source) {
    return Stream.of(features, labels)
        .flatMap(plan -> plan.columnsOf(source).stream())
        .distinct()
        .toList();
  }

  public List<String> featureNames() {
    return features.names();
  }

  public List<String> labelNames() {
    return labels.names();
  }

  /** The expression of a feature or label, as written. */
  public String expression(String column) {
    return Optional.ofNullable(expressions().get(column)).orElseThrow();
  }

  /** All features and labels by name, as they were written. */
  public Map<String, String> expressions() {
    Map<String, Section> sections = SetYaml.sections(name, text);
    return Stream.of("features", "labels")
        .filter(sections::containsKey)
        .flatMap(key -> sections.get(key).entries().stream())
        .collect(Collectors.toMap(Entry::name, Entry::value, (a, b) -> a, LinkedHashMap::new));
  }

  /** How many sessions into the future a label reads. */
  public int lookAhead(String label) {
    if (!labels.names().contains(label)) {
      throw new UserFault(
          "feature set %s has no label '%s'; it has %s".formatted(name, label, labels.names()));
    }
    return labels.output(label).lookAhead();
  }

  /**
   * Why a label is no use for training, if so: it reads a price of its own session or an earlier
   * one, and so begins before its row's features can be acted upon. They may see all that is known
   * by the next session's open, and would predict what has happened already. Within the day a row's
   * features are known when its bar ends, so no label begins too early.
   */
  public Optional<String> earlyStart(String label) {
    lookAhead(label);
    return isIntraday() || labels.firstRow(label) > 0
        ? Optional.empty()
        : Optional.of(
            "label '%s' of %s, %s, begins before its features can be acted upon: they see all that is known by the next session's open. Begin it there, at ref(%s.open, -1), or at the next close, ref(%s.close, -1)"
                .formatted(label, name, expression(label), rowSource(), rowSource()));
  }

  /** SHA-256 of the compiled definition; spacing, comments and the set's name do not change it. */
  public String definitionHash() {
    return Sha256.of(
        String.join(
            "\n",
            "arithmetic " + ARITHMETIC,
            "entity " + entity,
            "calendar " + calendar.name(),
            "sources " + sources,
            "features " + features.canonical(),
            "labels " + labels.canonical()));
  }

  private static Plan compile(
      String place, Section section, Map<String, FeatureSource> tables, TradingCalendar calendar) {
    PlanCompiler compiler = new PlanCompiler(tables, calendar);
    for (Entry entry : section.entries()) {
      try {
        compiler.add(entry.name(), entry.value());
      } catch (LanguageFault fault) {
        throw fault.in(place + ":" + entry.line(), entry.name());
      }
    }
    return compiler.plan();
  }

  private static RowSource rows(
      String place, Section sources, Map<String, FeatureSource> tables, FeatureSources installed) {
    Entry first =
        sources.entries().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new UserFault(
                        "%s: 'sources:' names no table, as px: market.prices".formatted(place)));
    if (tables.get(first.name()) instanceof RowSource rows) {
      return rows;
    }
    throw new UserFault(
        "%s:%d: the first source makes the rows, and %s cannot; put one of %s before it"
            .formatted(place, first.line(), first.value(), String.join(", ", installed.ofRows())));
  }

  private static TradingCalendar calendar(String place, String name) {
    try {
      return TradingCalendar.of(name);
    } catch (IllegalArgumentException e) {
      throw new UserFault(place + ": " + e.getMessage(), e);
    }
  }

  private static FeatureSource source(String place, Entry source, FeatureSources installed) {
    return installed
        .named(source.value())
        .orElseThrow(
            () ->
                new UserFault(
                    "%s:%d: table '%s' is not known; did you mean %s?"
                        .formatted(
                            place,
                            source.line(),
                            source.value(),
                            SpellingSuggestions.to(source.value(), installed.names(), 1).stream()
                                .findFirst()
                                .orElse(String.join(", ", installed.names())))));
  }

  private static Section required(String place, Map<String, Section> sections, String key) {
    Section section = sections.get(key);
    if (section == null) {
      throw new UserFault("%s: '%s:' is missing".formatted(place, key));
    }
    return section;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserFault("cannot read feature set %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}

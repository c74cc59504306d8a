package io.tidemark.core;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Describes what is wrong with a JSON text, for the person who wrote it. */
public final class JsonFault {
  private static final Map<Class<?>, String> WANTED =
      Map.ofEntries(
          Map.entry(LocalDate.class, "a date, as in \"2020-01-31\""),
          Map.entry(Instant.class, "a time, as in \"2020-01-31T21:00:00Z\""),
          Map.entry(Duration.class, "a duration, as in \"PT30S\""),
          Map.entry(Integer.class, "a whole number"),
          Map.entry(int.class, "a whole number"),
          Map.entry(Long.class, "a whole number"),
          Map.entry(long.class, "a whole number"),
          Map.entry(Double.class, "a number"),
          Map.entry(double.class, "a number"),
          Map.entry(Boolean.class, "true or false"),
          Map.entry(boolean.class, "true or false"),
          Map.entry(String.class, "a text"));

  private static final Pattern UPPER_CASE = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private JsonFault() {}

  /** One line: the place, what is wrong there and what would be valid. */
  public static String words(JsonProcessingException fault) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return unknown(unknown);
    }
    if (fault instanceof ValueInstantiationException refused && ownWords(refused.getCause())) {
      return refused.getCause().getMessage();
    }
    if (fault instanceof JsonMappingException mapping) {
      return mapping(mapping);
    }
    if (fault instanceof JsonParseException) {
      JsonLocation place = fault.getLocation();
      return "not JSON: line %d, column %d: %s"
          .formatted(place.getLineNr(), place.getColumnNr(), parser(fault.getOriginalMessage()));
    }
    return "it cannot be read as JSON";
  }

  /**
   * One line that starts with the kind of request, from the record's name in lower case.
   *
   * @param type the record that was being read, such as {@code PipelineRequest}, which reads
   *     "pipeline request"
   */
  public static String words(Class<?> type, JsonProcessingException fault) {
    return type == JsonNode.class
        ? words(fault)
        : "not a valid %s: %s".formatted(name(type), words(fault));
  }

  private static String name(Class<?> type) {
    return UPPER_CASE.matcher(type.getSimpleName()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the message is one that a record's constructor wrote, rather than one of the JDK's,
   * such as that of a null pointer.
   */
  private static boolean ownWords(Throwable refusal) {
    return (refusal instanceof IllegalArgumentException || refusal instanceof UserFault)
        && refusal.getMessage() != null;
  }

  private static String mapping(JsonMappingException fault) {
    String path = path(fault);
    if (fault instanceof MismatchedInputException mismatch) {
      Class<?> type = mismatch.getTargetType();
      if (!path.isEmpty()) {
        return "field '%s' must be %s".formatted(path, wanted(type));
      }
      return fault.getOriginalMessage().startsWith("No content")
          ? "it is empty; it must be %s".formatted(wanted(type))
          : "it must be %s".formatted(wanted(type));
    }
    return path.isEmpty()
        ? "a field is missing or has a value that cannot be"
        : "field '%s' is missing, or has a value that cannot be".formatted(path);
  }

  private static String unknown(UnrecognizedPropertyException fault) {
    List<String> known =
        fault.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
    List<String> near = SpellingSuggestions.to(fault.getPropertyName(), known, 1);
    return "there is no field '%s'; %sthe fields are %s"
        .formatted(
            fault.getPropertyName(),
            near.isEmpty() ? "" : "did you mean '%s'? ".formatted(near.get(0)),
            String.join(", ", known));
  }

  /** Such as {@code scores[2].regime}. */
  private static String path(JsonMappingException fault) {
    StringBuilder path = new StringBuilder();
    for (Reference step : fault.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  /** The parser's message without its internal details. */
  private static String parser(String message) {
    return message
        .lines()
        .map(line -> line.replaceAll(" ?\\(start marker at \\[Source: .*", ""))
        .map(line -> line.replaceAll("`[\\w.$]*\\.([\\w$]+)`", "$1"))
        .findFirst()
        .orElse("it ends too early");
  }

  private static String wanted(Class<?> type) {
    if (type == null) {
      return "something else";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list, as in [\"AAPL\", \"MSFT\"]";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(value -> Json.write(value).replace("\"", ""))
              .collect(Collectors.joining(", "));
    }
    boolean object = type.isRecord() || type.isInterface() || Map.class.isAssignableFrom(type);
    return WANTED.getOrDefault(
        type, object ? "an object, as in {\"field\": \"value\"}" : "something else");
  }
}

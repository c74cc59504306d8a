package io.tidemark.core;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is wrong with a JSON text, in words for the person who wrote it. */
public final class JsonFault {
  private static final Map<Class<?>, String> WANTED =
      Map.of(
          LocalDate.class, "a date, as in \"2020-01-31\"",
          Instant.class, "a time, as in \"2020-01-31T21:00:00Z\"",
          Integer.class, "a whole number",
          Long.class, "a whole number",
          Double.class, "a number",
          Boolean.class, "true or false",
          String.class, "a text");

  private JsonFault() {}

  /** One line: the place, what is wrong with it, and what would be right. */
  public static String words(JsonProcessingException fault) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return unknown(unknown);
    }
    if (fault instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return refused.getCause().getMessage();
    }
    if (fault instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
      return "field '%s' must be %s".formatted(path(mismatch), wanted(mismatch.getTargetType()));
    }
    if (fault instanceof JsonParseException) {
      JsonLocation place = fault.getLocation();
      return "not JSON: line %d, column %d: %s"
          .formatted(place.getLineNr(), place.getColumnNr(), fault.getOriginalMessage());
    }
    return fault.getOriginalMessage();
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

  private static String path(MismatchedInputException fault) {
    return fault.getPath().stream()
        .map(Reference::getFieldName)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("."));
  }

  private static String wanted(Class<?> type) {
    if (type != null && Collection.class.isAssignableFrom(type)) {
      return "a list, as in [\"AAPL\", \"MSFT\"]";
    }
    return WANTED.getOrDefault(type, "something else");
  }
}

package io.tidemark.serving.http;

import io.javalin.http.Context;
import io.tidemark.core.UserFault;
import io.tidemark.views.AsOfText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The query parameters of a request. An invalid one gives a 400 with the valid values. */
public final class Parameters {
  private final Context ctx;

  private Parameters(Context ctx) {
    this.ctx = ctx;
  }

  /**
   * Refuses a parameter that the route does not know, because a misspelt one would change the
   * response unnoticed.
   */
  public static Parameters of(Context ctx, String... known) {
    Set<String> names = new TreeSet<>(Arrays.asList(known));
    for (String given : ctx.queryParamMap().keySet()) {
      if (!names.contains(given)) {
        throw bad(
            "parameter '%s' is not known here; the known ones are %s".formatted(given, names));
      }
    }
    return new Parameters(ctx);
  }

  public Optional<String> text(String name) {
    List<String> values = ctx.queryParams(name);
    if (values.size() > 1) {
      throw bad("%s is given %d times; give it once".formatted(name, values.size()));
    }
    return values.stream().filter(value -> !value.isBlank()).findFirst().map(String::strip);
  }

  /** Names separated by commas, without duplicates; empty if there are none. */
  public List<String> names(String name) {
    return text(name).stream()
        .flatMap(list -> Arrays.stream(list.split(",", -1)))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .distinct()
        .toList();
  }

  public Optional<LocalDate> date(String name) {
    return text(name).map(value -> date(name, value));
  }

  /** An instant, or a date, which means the end of that day in UTC. */
  public Optional<Instant> moment(String name) {
    return text(name).map(value -> moment(name, value));
  }

  public boolean flag(String name) {
    return switch (text(name).orElse("false")) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw bad("%s is '%s'; use true or false".formatted(name, text(name).orElse("")));
    };
  }

  /** A whole number of at least 1. */
  public Optional<Integer> count(String name) {
    return text(name).map(value -> count(name, value));
  }

  /** One of an enum's constants, written in lower case. */
  public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    return choice(name, type).orElse(otherwise);
  }

  /** One of an enum's constants, written in lower case, if one is given. */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name).map(value -> choice(name, type, value));
  }

  private static <E extends Enum<E>> E choice(String name, Class<E> type, String value) {
    List<E> choices = List.of(type.getEnumConstants());
    return choices.stream()
        .filter(choice -> lower(choice).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                bad(
                    "%s is '%s'; use one of %s"
                        .formatted(name, value, choices.stream().map(Parameters::lower).toList())));
  }

  private static LocalDate date(String name, String value) {
    try {
      return AsOfText.date(value);
    } catch (UserFault e) {
      throw bad(name + " is " + e.getMessage());
    }
  }

  private static Instant moment(String name, String value) {
    try {
      return AsOfText.of(value);
    } catch (UserFault e) {
      throw bad(name + " is " + e.getMessage());
    }
  }

  private static int count(String name, String value) {
    try {
      int count = Integer.parseInt(value);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException e) {
      // reported below, like a number out of range
    }
    throw bad("%s is '%s'; use a whole number of at least 1".formatted(name, value));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public static RuntimeException bad(String detail) {
    return Problem.badParameter(detail).asException();
  }
}

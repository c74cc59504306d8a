package io.tidemark.reports.page;

import java.util.List;

/** Formats lists and names in sentences. */
public final class Sentences {
  private Sentences() {}

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String list(List<String> names) {
    if (names.size() < 2) {
      return String.join("", names);
    }
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  public static String capital(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** The text, shortened if it is longer than {@code longest}. */
  public static String clip(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}

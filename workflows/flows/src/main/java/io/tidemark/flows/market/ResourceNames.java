package io.tidemark.flows.market;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.core.SpellingSuggestions;
import java.util.LinkedHashSet;
import java.util.List;

/** The kinds of data that a load requests from price vendors. */
final class ResourceNames {
  private static final List<String> USUAL = List.of("daily", "summary");

  private ResourceNames() {}

  /**
   * The form in which a request holds them: empty for the default ones, because a request is part
   * of its run's name and history, and requests of earlier builds have no such field.
   *
   * @param words null means the default ones
   * @throws IllegalArgumentException with an unknown name and the nearest known one
   */
  static List<String> asked(List<String> words) {
    if (words == null) {
      return List.of();
    }
    words.forEach(ResourceNames::known);
    if (new LinkedHashSet<>(words).size() < words.size()) {
      throw new IllegalArgumentException("resources %s has a duplicate".formatted(words));
    }
    List<String> inOrder = FetchRequest.RESOURCES.stream().filter(words::contains).toList();
    return inOrder.equals(USUAL) ? List.of() : inOrder;
  }

  private static void known(String word) {
    if (word == null || !FetchRequest.RESOURCES.contains(word)) {
      throw new IllegalArgumentException(
          "resource '%s' is none of %s; the nearest is '%s'"
              .formatted(
                  word,
                  String.join(", ", FetchRequest.RESOURCES),
                  SpellingSuggestions.ranked(String.valueOf(word), FetchRequest.RESOURCES, 1)
                      .get(0)));
    }
  }

  /** The kinds of data to request from a vendor. */
  static List<String> wanted(List<String> asked) {
    return asked.isEmpty() ? USUAL : asked;
  }
}

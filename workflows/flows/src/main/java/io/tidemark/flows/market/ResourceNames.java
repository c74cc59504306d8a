package io.tidemark.flows.market;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.core.SpellingSuggestions;
import java.util.LinkedHashSet;
import java.util.List;

/** What a load asks price vendors for. */
final class ResourceNames {
  private static final List<String> USUAL = List.of("daily", "summary");

  private ResourceNames() {}

  /**
   * As a request holds them: none where it is the usual ones, since a request is written into its
   * run's name and history, and those of earlier builds have no such field.
   *
   * @param words null stands for the usual
   * @throws IllegalArgumentException naming the one that is unknown, and the nearest that is not
   */
  static List<String> asked(List<String> words) {
    if (words == null) {
      return List.of();
    }
    words.forEach(ResourceNames::known);
    if (new LinkedHashSet<>(words).size() < words.size()) {
      throw new IllegalArgumentException("resources %s names one twice".formatted(words));
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

  /** As a vendor is asked for them. */
  static List<String> wanted(List<String> asked) {
    return asked.isEmpty() ? USUAL : asked;
  }
}

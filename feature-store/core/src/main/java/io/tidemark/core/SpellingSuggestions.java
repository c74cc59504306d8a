package io.tidemark.core;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Finds the names that a mistyped name may stand for. */
public final class SpellingSuggestions {
  private SpellingSuggestions() {}

  /** Up to {@code most} candidates within about a third of the name's length, nearest first. */
  public static List<String> to(String name, Iterable<String> candidates, int most) {
    int allowed = Math.max(1, name.length() / 3);
    return ranked(name, candidates, most).stream()
        .filter(candidate -> distance(name, candidate) <= allowed)
        .toList();
  }

  /** Up to {@code most} candidates at any distance, nearest first; equally near ones by name. */
  public static List<String> ranked(String name, Iterable<String> candidates, int most) {
    return StreamSupport.stream(candidates.spliterator(), false)
        .sorted(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .limit(most)
        .toList();
  }

  /**
   * The number of edits between two names, ignoring case: a letter added, removed or replaced, or
   * two neighbouring letters swapped.
   */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : edits(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int edits(int[][] edits, String a, String b, int i, int j) {
    int change = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}

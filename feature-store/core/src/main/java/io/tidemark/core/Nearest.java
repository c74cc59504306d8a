package io.tidemark.core;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Finds what somebody who mistyped a name may have meant. */
public final class Nearest {
  private Nearest() {}

  /** Up to {@code most} candidates within about a third of the name's length, nearest first. */
  public static List<String> to(String name, Iterable<String> candidates, int most) {
    int allowed = Math.max(1, name.length() / 3);
    return ranked(name, candidates, most).stream()
        .filter(candidate -> distance(name, candidate) <= allowed)
        .toList();
  }

  /** Up to {@code most} candidates, however far, nearest first; equally near ones by name. */
  public static List<String> ranked(String name, Iterable<String> candidates, int most) {
    return StreamSupport.stream(candidates.spliterator(), false)
        .sorted(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .limit(most)
        .toList();
  }

  /** Levenshtein distance, case aside. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}

package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SpellingSuggestionsTest {
  @Test
  void theNearestComeFirst() {
    List<String> tickers = List.of("AAPL", "MSFT", "MSTR", "F");
    assertThat(SpellingSuggestions.ranked("mstf", tickers, 3)).containsExactly("MSFT", "MSTR", "F");
    assertThat(SpellingSuggestions.ranked("mstf", tickers, 1)).containsExactly("MSFT");
  }

  @Test
  void suggestsOnlyNearNames() {
    assertThat(SpellingSuggestions.to("mstf", List.of("AAPL", "MSFT", "MSTR", "F"), 3))
        .containsExactly("MSFT", "MSTR");
  }

  @Property(tries = 200)
  void theDistanceCountsEditsAndSwaps(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 5) String a,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 5) String b) {
    assertThat(SpellingSuggestions.distance(a, b)).isEqualTo(byDefinition(a, b));
  }

  private static int byDefinition(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.length() + b.length();
    }
    int replaced = a.charAt(0) == b.charAt(0) ? 0 : 1;
    boolean swapped =
        a.length() > 1
            && b.length() > 1
            && a.charAt(0) == b.charAt(1)
            && a.charAt(1) == b.charAt(0);
    int withSwap = swapped ? 1 + byDefinition(a.substring(2), b.substring(2)) : Integer.MAX_VALUE;
    int without =
        Math.min(
            replaced + byDefinition(a.substring(1), b.substring(1)),
            1 + Math.min(byDefinition(a.substring(1), b), byDefinition(a, b.substring(1))));
    return Math.min(withSwap, without);
  }
}

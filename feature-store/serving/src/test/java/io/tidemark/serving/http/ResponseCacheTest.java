package io.tidemark.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {
  private final StatsCounter counter = new ConcurrentStatsCounter();
  private final ResponseCache answers = new ResponseCache(10, counter);
  private int made;

  @Test
  void aCachedBodyIsNotCreatedAgain() {
    ask("a", 4);
    ask("a", 4);
    assertThat(made).isEqualTo(1);
    assertThat(counter.snapshot().hitCount()).isEqualTo(1);
    assertThat(counter.snapshot().missCount()).isEqualTo(1);
  }

  @Test
  void theTotalSizeStaysWithinTheLimit() {
    for (String tag : new String[] {"a", "b", "c", "d"}) {
      ask(tag, 4);
    }
    assertThat(counter.snapshot().evictionWeight()).isEqualTo(8);
    assertThat(counter.snapshot().evictionCount()).isEqualTo(2);
  }

  @Test
  void aBodyThatIsTooLargeIsReturnedAndNotCached() {
    assertThat(ask("a", 11)).hasSize(11);
    ask("a", 11);
    assertThat(made).isEqualTo(2);
  }

  @Test
  void aFailureIsPassedOnAndNotCached() {
    assertThatThrownBy(
            () ->
                answers.get(
                    "a",
                    () -> {
                      throw new IllegalStateException("no rows");
                    }))
        .hasMessage("no rows");
    assertThat(ask("a", 1)).hasSize(1);
  }

  private byte[] ask(String tag, int size) {
    return answers.get(
        tag,
        () -> {
          made++;
          return new byte[size];
        });
  }
}

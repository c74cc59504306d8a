package io.tidemark.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.review.DecisionInbox.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DecisionInboxTest {
  private static final DecisionMessage HALT =
      new DecisionMessage.Halt("AAPL", HaltState.HALTED, "ann", "odd", LocalDate.of(2024, 3, 4));
  private static final DecisionMessage WORDS =
      new DecisionMessage.Words(
          List.of(
              new RowReview(
                  "abc",
                  RowReview.Decision.OVERRIDE,
                  "ann",
                  "typo",
                  null,
                  Map.of("close", "101.5"))));

  @TempDir private Path lake;

  @Test
  void aMessageWaitsUntilItIsRemoved() {
    DecisionInbox inbox = new DecisionInbox(lake);
    assertThat(inbox.waiting()).isEmpty();

    RunKey first = inbox.put(HALT);
    RunKey second = inbox.put(WORDS);
    assertThat(inbox.waiting())
        .containsExactlyInAnyOrder(new Waiting(first, HALT), new Waiting(second, WORDS));

    inbox.remove(first);
    inbox.remove(first);
    assertThat(new DecisionInbox(lake).waiting()).containsExactly(new Waiting(second, WORDS));
  }

  @Test
  void anUnreadableObjectIsSetAside() throws IOException {
    DecisionInbox inbox = new DecisionInbox(lake);
    RunKey good = inbox.put(HALT);
    Path folder = lake.resolve("ops/inbox");
    Files.writeString(folder.resolve("a.json"), "{\"kind\":\"halt\",\"ticker\":\"\"}");
    Files.writeString(folder.resolve(".half"), "{");

    assertThat(inbox.waiting()).extracting(Waiting::key).containsExactly(good);
    assertThat(folder.resolve("unreadable/a.json")).exists();
  }

  @Test
  void anIncompleteHaltIsNotAMessage() {
    assertThatThrownBy(
            () -> new DecisionMessage.Halt("A", HaltState.HALTED, "ann", " ", LocalDate.EPOCH))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("say who decides and why");
    assertThatThrownBy(() -> new DecisionMessage.Halt("A", HaltState.HALTED, "ann", "odd", null))
        .hasMessageContaining("the session that caused it");
    assertThatThrownBy(() -> new DecisionMessage.Words(List.of())).isInstanceOf(UserFault.class);
  }
}

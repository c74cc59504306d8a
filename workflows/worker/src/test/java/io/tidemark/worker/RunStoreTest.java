package io.tidemark.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.flows.pipeline.PipelineRequest;
import io.tidemark.flows.pipeline.PipelineResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public final class RunStoreTest {
  private static final PipelineRequest REQUEST = PipelineRequest.defaults();
  private static final PipelineResult RESULT =
      new PipelineResult(
          "demo",
          Instant.EPOCH,
          "s",
          "v1",
          "v1",
          "",
          "r.html",
          "",
          0,
          List.of(),
          List.of(),
          List.of(),
          List.of());

  @TempDir private Path folder;
  private RunStore book;

  @BeforeEach
  void open() {
    book = new RunStore(folder.resolve("runs"));
  }

  @Test
  void anInterruptedRunKeepsItsName() {
    String id = next();
    book.begin(id, REQUEST);

    assertThat(id).matches("demo-[0-9a-f]{8}-1");
    assertThat(next()).isEqualTo(id);
  }

  @Test
  void aFinishedRunIsFollowedByANewName() {
    String id = next();
    book.begin(id, REQUEST);
    book.end(id, RESULT);

    assertThat(next()).isEqualTo(id.replaceFirst("1$", "2"));
    assertThat(book.find(id).orElseThrow().result().get("version").asText()).isEqualTo("v1");
  }

  @Test
  void aRunThatTheServerKnowsAsEndedCountsAsFinished() {
    String id = next();
    book.begin(id, REQUEST);

    assertThat(book.nextId("demo", REQUEST, id::equals)).endsWith("-2");
  }

  @Test
  void anotherRequestHasAnotherName() {
    assertThat(book.nextId("demo", REQUEST.titled("Other"), id -> false)).isNotEqualTo(next());
  }

  @Test
  void aNameBelongsToOneRequest() {
    book.begin("mine", REQUEST);
    book.begin("mine", REQUEST);

    assertThatThrownBy(() -> book.begin("mine", REQUEST.titled("Other")))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("run mine was started with another input");
  }

  @Test
  void theTermsOfARunAreThoseOfItsFirstStart() {
    Instant began = book.begin("mine", REQUEST);
    assertThat(book.begin("mine", REQUEST)).isEqualTo(began);

    Instant asOf = Instant.parse("2026-01-02T03:04:05Z");
    assertThat(book.settleAsOf("mine", asOf)).isEqualTo(asOf);
    assertThat(book.settleAsOf("mine", asOf.plusSeconds(60))).isEqualTo(asOf);
    book.end("mine", RESULT);
    assertThat(book.find("mine").orElseThrow().asOf()).isEqualTo(asOf);
  }

  private String next() {
    return book.nextId("demo", REQUEST, id -> false);
  }
}

package io.tidemark.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LakeRootTest {
  @TempDir private Path folder;

  @Test
  void aFolderHasAnObjectStore() {
    LakeRoot root = new LakeRoot(folder + "/");
    root.store().put("reports/r.html", "page");

    assertThat(root.folder()).isEqualTo(folder);
    assertThat(folder.resolve("reports/r.html")).hasContent("page");
    assertThat(root.locate("reports/r.html")).isEqualTo(folder + "/reports/r.html");
  }

  @Test
  void aRelativeFolderIsResolvedAgainstTheBase() {
    assertThat(LakeRoot.below(folder, "a/../lake").folder()).isEqualTo(folder.resolve("lake"));
    assertThat(LakeRoot.below(folder, "/lake").value()).isEqualTo("/lake");
    assertThat(LakeRoot.below(folder, "s3a://bucket/lake").value()).isEqualTo("s3a://bucket/lake");
    assertThat(new LakeRoot("/").value()).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a://bucket/lake", "gs://bucket", "file:///tmp/lake"})
  void aSchemeIsNotSupportedYet(String value) {
    LakeRoot root = new LakeRoot(value);
    assertThat(root.isFolder()).isFalse();
    assertThat(root.locate("r.html")).isEqualTo(value + "/r.html");
    assertThatThrownBy(root::store)
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("lake " + value + " is in an object store, and scheme ")
        .hasMessageContaining("is not supported yet; set TIDEMARK_LAKE to a local folder");
  }

  @Test
  void anEmptyRootIsRefused() {
    assertThatThrownBy(() -> new LakeRoot(" ")).isInstanceOf(UserFault.class);
  }
}

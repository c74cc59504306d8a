package io.tidemark.launchers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.PlatformFault;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResourceCheckTest {
  private static final Path DATA = Path.of("/data");

  @Test
  void tooLittleDiskIsReportedWithTheWayOut() {
    ResourceCheck room = new ResourceCheck(ResourceCheck.DISK_NEEDED - 1, OptionalLong.empty());

    assertThatThrownBy(() -> room.require(DATA))
        .isInstanceOf(PlatformFault.class)
        .hasMessageContaining("free on the disk of /data")
        .hasMessageContaining("TIDEMARK_DATA");
  }

  @Test
  void tooLittleMemoryIsReported() {
    ResourceCheck room =
        new ResourceCheck(ResourceCheck.DISK_NEEDED, OptionalLong.of(ResourceCheck.GIB));

    assertThatThrownBy(() -> room.require(DATA))
        .isInstanceOf(PlatformFault.class)
        .hasMessageStartingWith("only 1.0 GiB of memory free");
  }

  @Test
  void enoughResourcesPass() {
    ResourceCheck room =
        new ResourceCheck(ResourceCheck.DISK_NEEDED, OptionalLong.of(ResourceCheck.MEMORY_NEEDED));

    assertThatCode(() -> room.require(DATA)).doesNotThrowAnyException();
  }

  @Test
  void readsTheResourcesOfThisMachine(@TempDir Path folder) {
    assertThat(ResourceCheck.of(folder.resolve("not/yet/there")).disk()).isPositive();
  }
}

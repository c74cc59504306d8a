package io.tidemark.launchers.process;

import io.tidemark.core.PlatformFault;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The disk space and memory that a run needs on this machine.
 *
 * @param disk free bytes on the disk of the data
 * @param memory free bytes; empty if unknown
 */
public record ResourceCheck(long disk, OptionalLong memory) {
  public static final long GIB = 1L << 30;

  public static final long DISK_NEEDED = 2 * GIB;
  public static final long MEMORY_NEEDED = 3 * GIB;

  public static ResourceCheck of(Path data) {
    return new ResourceCheck(MachineResources.freeDisk(data), MachineResources.freeMemory());
  }

  /**
   * Fails before a run would fail halfway.
   *
   * @throws PlatformFault if there is too little of either
   */
  public void require(Path data) {
    if (disk < DISK_NEEDED) {
      throw new PlatformFault(
          "only %s free on the disk of %s, a run needs 2 GiB; free some space or set TIDEMARK_DATA"
              .formatted(gib(disk), data));
    }
    if (memory.isPresent() && memory.getAsLong() < MEMORY_NEEDED) {
      throw new PlatformFault(
          "only %s of memory free, a run needs 3 GiB; stop other programs first"
              .formatted(gib(memory.getAsLong())));
    }
  }

  /** Bytes as text in GiB. */
  public static String gib(long bytes) {
    return "%.1f GiB".formatted((double) bytes / GIB);
  }
}

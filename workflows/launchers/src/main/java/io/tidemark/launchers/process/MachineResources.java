package io.tidemark.launchers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The free disk space and memory of this machine. */
public final class MachineResources {
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Path GROUP = Path.of("/sys/fs/cgroup");
  private static final long KIB = 1024;

  private MachineResources() {}

  /** Free bytes on the disk of that folder, which need not exist yet. */
  public static long freeDisk(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the free space of " + there, e);
    }
  }

  /**
   * Bytes of memory that a new process can have: the smaller of what the system and the limit of
   * the container leave; empty if neither can be read.
   */
  public static OptionalLong freeMemory() {
    return Stream.of(systemMemory(), groupMemory()).flatMapToLong(OptionalLong::stream).min();
  }

  private static OptionalLong systemMemory() {
    return value(MEMORY, "MemAvailable:").stream().map(kib -> kib * KIB).findFirst();
  }

  private static OptionalLong groupMemory() {
    try {
      String limit = Files.readString(GROUP.resolve("memory.max")).strip();
      if (limit.equals("max")) {
        return OptionalLong.empty();
      }
      long used = Long.parseLong(Files.readString(GROUP.resolve("memory.current")).strip());
      long cache = value(GROUP.resolve("memory.stat"), "inactive_file").orElse(0);
      return OptionalLong.of(Long.parseLong(limit) - used + cache);
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty(); // not in a container, or not on Linux
    }
  }

  private static OptionalLong value(Path file, String name) {
    if (!Files.isReadable(file)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line -> line.strip().split("\\s+", -1))
          .filter(words -> words.length > 1 && words[0].equals(name))
          .mapToLong(words -> Long.parseLong(words[1]))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}

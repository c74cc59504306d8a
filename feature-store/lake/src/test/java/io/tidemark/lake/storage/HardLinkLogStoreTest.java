package io.tidemark.lake.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.storage.CloseableIterator;
import io.delta.storage.HDFSLogStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardLinkLogStoreTest {
  private final Configuration hadoop = new Configuration();
  private final HardLinkLogStore log = new HardLinkLogStore(hadoop);
  @TempDir java.nio.file.Path folder;

  @Test
  void aVersionIsWrittenOnce() throws IOException {
    write("7.json", "first");
    assertThatThrownBy(() -> write("7.json", "second"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(content("7.json")).isEqualTo("first\n");
    assertThat(names()).containsExactly("7.json");
  }

  @Test
  void anObjectThatMayChangeIsReplaced() throws IOException {
    log.write(path("_last_checkpoint"), List.of("old").iterator(), true, hadoop);
    log.write(path("_last_checkpoint"), List.of("new", "line").iterator(), true, hadoop);
    assertThat(content("_last_checkpoint")).isEqualTo("new\nline\n");
    assertThat(names()).containsExactly("_last_checkpoint");
  }

  @Test
  void aChecksumOfAnEarlierReleaseDoesNotOutliveItsFile() throws IOException {
    HDFSLogStore earlier = new HDFSLogStore(hadoop);
    earlier.write(path("_last_checkpoint"), List.of("old").iterator(), true, hadoop);
    assertThat(names()).contains("._last_checkpoint.crc");
    log.write(path("_last_checkpoint"), List.of("of another length").iterator(), true, hadoop);
    try (CloseableIterator<String> lines = earlier.read(path("_last_checkpoint"), hadoop)) {
      assertThat(lines.next()).isEqualTo("of another length");
    }
  }

  @Test
  void ofManyWritersOneWins() throws Exception {
    int writers = 4;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      for (int version = 0; version < 50; version++) {
        String name = version + ".json";
        CyclicBarrier together = new CyclicBarrier(writers);
        List<Future<Boolean>> won = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
          String own = "writer " + w;
          won.add(threads.submit(() -> wins(name, own, together)));
        }
        int winners = 0;
        for (int w = 0; w < writers; w++) {
          if (won.get(w).get()) {
            winners++;
            assertThat(content(name)).isEqualTo("writer " + w + "\n");
          }
        }
        assertThat(winners).as(name).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void nothingIsLeftOfACommitThatFailsHalfWay() throws IOException {
    Iterator<String> failing =
        new Iterator<>() {
          private int given;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public String next() {
            if (given++ == 3) {
              throw new IllegalStateException("the disk is gone");
            }
            return "action";
          }
        };
    assertThatThrownBy(() -> log.write(path("1.json"), failing, false, hadoop))
        .hasMessage("the disk is gone");
    assertThat(names()).isEmpty();
  }

  @Test
  void permissionsAreSetAsHadoopSetsThem() throws IOException {
    try (NioLocalFileSystem files = new NioLocalFileSystem()) {
      files.initialize(folder.toUri(), hadoop);
      Path file = path("data.parquet");
      files.create(file).close();
      files.setPermission(file, new org.apache.hadoop.fs.permission.FsPermission((short) 0640));
      assertThat(files.getFileStatus(file).getPermission().toShort()).isEqualTo((short) 0640);
    }
  }

  private boolean wins(String name, String own, CyclicBarrier together) throws Exception {
    together.await();
    try {
      write(name, own);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private void write(String name, String line) throws IOException {
    log.write(path(name), List.of(line).iterator(), false, hadoop);
  }

  private Path path(String name) {
    return new Path(folder.resolve(name).toUri());
  }

  private String content(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

package io.tidemark.feeds.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.feeds.TextRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Files of bars that a test writes, read after all their records were surveyed. */
abstract class SurveyedFileCase {
  static final String HEADER = "date,open,high,low,close,volume\n";

  @TempDir Path folder;

  static String daily(Stream<LocalDate> days) {
    StringBuilder text = new StringBuilder(HEADER);
    days.forEach(day -> text.append(day).append(",1,2,0.5,1.5,9\n"));
    return text.toString();
  }

  void assertFault(String name, String text, String words) {
    assertThatThrownBy(() -> rows(name, text))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining(words);
  }

  List<TextRow> rows(String name, String text) throws IOException {
    return rows(name, text, BarFileFormat.DEFAULT, TextFileFormat.DEFAULT);
  }

  List<TextRow> rows(String name, String text, BarFileFormat bars, TextFileFormat format)
      throws IOException {
    return SurveyedRecords.bars(write(name, text), bars, format);
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}

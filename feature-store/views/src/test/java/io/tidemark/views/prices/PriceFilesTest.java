package io.tidemark.views.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceFilesTest {
  private static final Instant KNOWN = Instant.parse("2024-01-08T22:00:00.123456Z");
  private static final List<PriceRow> ROWS =
      List.of(
          new PriceRow(
              LocalDate.of(2024, 1, 8), 100.1, 101, 1.0 / 3, 1e-7, 69_707_463, "agreed", KNOWN),
          new PriceRow(LocalDate.of(2024, 1, 9), Double.NaN, 101, 99, 100, 0.5, "disputed", KNOWN));

  @TempDir Path folder;

  @Test
  void csvHasAllDigitsAndEmptyFieldsForMissingValues() {
    assertThat(PriceCsv.of(ROWS))
        .isEqualTo(
            "date,open,high,low,close,volume,status,known_at\r\n"
                + "2024-01-08,100.1,101,0.3333333333333333,0.00000010,69707463,agreed,"
                + "2024-01-08T22:00:00.123456Z\r\n"
                + "2024-01-09,,101,99,100,0.5,disputed,2024-01-08T22:00:00.123456Z\r\n");
  }

  @Test
  void parquetIsReadBackUnchanged() throws IOException {
    Path file = folder.resolve("prices.parquet");
    PriceParquet.write(file, ROWS.subList(0, 1));
    PriceParquet.write(file, ROWS);
    List<PriceRow> back = new ArrayList<>();
    try (ParquetReader<Group> reader = new Groups(file).build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        back.add(row(group));
      }
    }
    assertThat(back).isEqualTo(ROWS);
    assertThat(folder).isDirectoryNotContaining("glob:**/.*.part");
  }

  private static PriceRow row(Group group) {
    return new PriceRow(
        LocalDate.ofEpochDay(group.getInteger("date", 0)),
        number(group, "open"),
        number(group, "high"),
        number(group, "low"),
        number(group, "close"),
        number(group, "volume"),
        group.getString("status", 0),
        Instant.EPOCH.plusNanos(group.getLong("known_at", 0) * 1000));
  }

  private static double number(Group group, String name) {
    return group.getFieldRepetitionCount(name) == 0 ? Double.NaN : group.getDouble(name, 0);
  }

  private static final class Groups extends ParquetReader.Builder<Group> {
    Groups(Path file) {
      super(new LocalInputFile(file));
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}

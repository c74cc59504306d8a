package io.tidemark.simulation.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.Resource;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.Vendor;
import io.tidemark.feeds.vendors.Vendors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedFilesTest {
  private static final LocalDate FROM = LocalDate.of(2020, 8, 27);
  private static final LocalDate TO = LocalDate.of(2020, 9, 2);
  private static final String BARS =
      """
      Date,Symbol,Open,High,Low,Close,Volume
      2020-08-28,AAA,504.05,505.77,498.31,499.23,46907479
      2020-08-31,AAA,127.58,131,126,129.04,225702688
      2020-08-31,AAA,127.58,131,126,129.04,225702688
      2020-09-01,AAA,132.76,134.8,130.53,,152470142
      2020-09-02,BBB,10,10.5,9.5,10,77
      """;

  @TempDir Path folder;

  @Test
  void realFilesAreServedInEveryProtocol() throws IOException {
    for (String vendor : List.of("polygon", "tiingo", "alpaca", "alphavantage")) {
      write(vendor + "/bars-2020.csv.gz", BARS);
      write(
          vendor + "/actions.csv",
          "ticker,exdate,kind,amount\nAAA,2020-08-31,split,4:1\nAAA,2020-08-28,dividend,0.82\n");
    }
    Map<String, String> environment = environment("");

    assertThat(Vendors.defaultTickers(environment)).containsExactly("AAA", "BBB");
    for (String name : List.of("sim-polygon", "sim-tiingo", "sim-alpaca", "sim-alphavantage")) {
      try (Vendor vendor = Vendors.open(name, environment)) {
        FetchedSubject fetched = vendor.fetch("AAA", FROM, TO);
        assertThat(fetched.failure()).isEmpty();
        assertThat(Asking.rows(fetched, TextRow.Kind.BAR))
            .as(name)
            .extracting(row -> row.text("date") + " " + Double.parseDouble(row.text("high")))
            .containsExactlyInAnyOrder("2020-08-28 505.77", "2020-08-31 131.0", "2020-08-31 131.0");
        assertThat(Asking.rows(fetched, TextRow.Kind.ACTION))
            .extracting(row -> row.text("kind") + Double.parseDouble(row.text("amount")))
            .contains("SPLIT4.0", "DIVIDEND0.82");
        if (name.equals("sim-alphavantage")) {
          continue; // has no minutes
        }
        assertThat(
                Asking.rows(vendor.fetch(Resource.MINUTES, "BBB", FROM, TO), TextRow.Kind.MINUTE))
            .as("77 shares change hands in 77 minutes at most")
            .hasSize(77);
      }
    }
  }

  @Test
  void onlyNamedFaultsAreAdded() throws IOException {
    write("tiingo/bars.csv", BARS);

    try (Vendor vendor = Vendors.open("sim-tiingo", environment("duplicate:1"))) {
      assertThat(Asking.rows(vendor.fetch("BBB", FROM, TO), TextRow.Kind.BAR)).hasSize(2);
    }
  }

  @Test
  void aFolderWithoutBarsIsNamed() throws IOException {
    write("polygon/actions.csv", "ticker,exdate,kind,amount\n");

    assertThatThrownBy(() -> Vendors.open("sim-polygon", environment("")))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("polygon contains no bars*.csv");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> Vendors.defaultTickers(Map.of("SIM_FOLDER", empty.toString())))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("[polygon, tiingo, alpaca, alphavantage]");
  }

  private Map<String, String> environment(String faults) {
    return Map.of("SIM_FOLDER", folder.toString(), "SIM_FAULTS", faults);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}

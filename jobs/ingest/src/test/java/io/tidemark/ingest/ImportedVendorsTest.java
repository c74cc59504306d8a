package io.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What RealFilesTest holds of real files, on made ones: a late bulk download and a recording. */
@ExtendWith(LakeExtension.class)
class ImportedVendorsTest extends ImportCase {
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
  private static final LocalDate LAST = LocalDate.of(2024, 3, 8);
  private static final Instant BEFORE_THE_DOWNLOAD = Instant.parse("2024-04-01T00:00:00Z");

  @Test
  void beforeABulkDownloadNothingOfItIsSeen(Lake lake) throws IOException {
    StringBuilder bulk = new StringBuilder("ticker,date,open,high,low,close,volume\n");
    StringBuilder recorded = new StringBuilder("ticker,date,open,high,low,close,volume,captured\n");
    for (LocalDate date : TradingCalendar.XNYS.sessions(FIRST, LAST)) {
      for (String ticker : List.of("AAA", "BBB")) {
        double close = 100.0 + date.getDayOfMonth();
        boolean isBad = ticker.equals("BBB") && date.equals(LAST);
        String start = "%s,%s,%s,".formatted(ticker, date, close);
        bulk.append("%s%d,90,%s,1000%n".formatted(start, isBad ? 1 : 120, close));
        recorded.append("%s120,90,%s,1000,%sT22:00:00Z%n".formatted(start, close, date));
      }
    }
    LandRequest.Result first = imported(lake, "bulk", "", write("bulk.csv", bulk.toString()));
    assertThat(first.read()).isEqualTo(10).isEqualTo(first.bars() + first.quarantined());
    assertThat(first.quarantined()).isEqualTo(1);
    String file = write("recorded.csv", recorded.toString());
    assertThat(imported(lake, "recorded", "captured", file).bars()).isEqualTo(10);

    ReconcileRequest.Result result =
        new Reconcile(lake)
            .run(
                new ReconcileRequest(
                    new RunKey("p/reconcile"),
                    new MarketScope(
                        List.of("bulk", "recorded"), List.of(), FIRST, LAST, NOW.plusSeconds(60))),
                words -> {});
    assertThat(result.tickers()).isEqualTo(2);
    assertThat(result.agreed()).isEqualTo(9);
    assertThat(result.single()).isEqualTo(1);
    assertThat(vendors(lake, BEFORE_THE_DOWNLOAD)).containsOnly("recorded");
    assertThat(vendors(lake, NOW)).contains("bulk").hasSize(10);
  }

  private static LandRequest.Result imported(
      Lake lake, String source, String knownAt, String file) {
    return run(
        lake,
        new ImportRequest(
            new RunKey("import/" + source),
            FileContent.BARS,
            source,
            List.of(file),
            knownAt,
            Map.of()));
  }

  private static List<String> vendors(Lake lake, Instant asOf) {
    return lake.asOf(PricesTable.TABLE, asOf)
        .select("vendor")
        .as(Encoders.STRING())
        .collectAsList();
  }
}

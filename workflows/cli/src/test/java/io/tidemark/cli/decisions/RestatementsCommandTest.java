package io.tidemark.cli.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.market.RestatementScanRequest;
import io.tidemark.api.market.RestatementScanRequest.Example;
import io.tidemark.api.market.RestatementScanRequest.Touched;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RestatementsCommandTest {
  private static final LocalDate DAY = LocalDate.of(2018, 6, 4);

  @Test
  void affectedVersionsAreListedWithTheirModelsAndExamples() {
    Touched touched =
        new Touched(
            "daily",
            "v0001-01234567",
            true,
            List.of("models/calm.bin"),
            1200,
            1,
            DAY,
            DAY.plusDays(1),
            List.of(
                new Example("AAA", DAY, 10.0, 5.0),
                new Example("BBB", DAY, 10.0, 10.0),
                new Example("CCC", DAY, null, 12.0)));
    assertThat(told(new RestatementScanRequest.Result(3, List.of(touched))))
        .contains("daily v0001-01234567")
        .contains("1,200")
        .contains("AAA 2018-06-04: close 10.0 was read, now 5.0")
        .contains("BBB 2018-06-04: close 10.0 as before; another value differs")
        .contains("CCC 2018-06-04: no price was read, now close 12.0")
        .contains("model models/calm.bin");
  }

  @Test
  void noAffectedVersionIsOneLine() {
    assertThat(told(new RestatementScanRequest.Result(3, List.of())))
        .isEqualTo(
            "3 published versions; none of them used prices that were restated later"
                + System.lineSeparator());
  }

  private static String told(RestatementScanRequest.Result result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RestatementsCommand.tell(result, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}

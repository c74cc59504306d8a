package io.tidemark.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.market.PaymentTotals.Version;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentTotalsTest {
  @Test
  void paymentsOfADayAddUpFromWhenEachWasKnown() {
    assertThat(
            PaymentTotals.of(
                List.of(
                    told("SPECIAL", 2.0, 20),
                    told("", 0.25, 10),
                    told("", 0.26, 30),
                    told("LONG_TERM_GAIN", 0.1, 20))))
        .containsExactly(told("", 0.25, 10), told("", 2.35, 20), told("", 2.36, 30));
  }

  @Test
  void aSinglePaymentIsUnchanged() {
    assertThat(PaymentTotals.of(List.of(told("", 0.3, 20), told("", 0.25, 10), told("", 0.2, 20))))
        .containsExactly(told("", 0.25, 10), told("", 0.3, 20), told("", 0.2, 20));
  }

  @Test
  void theSumIsExactInDecimals() {
    assertThat(PaymentTotals.sum(List.of(0.1, 0.2))).isEqualTo(0.3);
  }

  private static Version told(String payment, double amount, long second) {
    return new Version(payment, amount, Instant.ofEpochSecond(second));
  }
}

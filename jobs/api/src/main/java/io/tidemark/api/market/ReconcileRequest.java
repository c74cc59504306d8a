package io.tidemark.api.market;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import java.time.LocalDate;
import java.util.List;

/**
 * Checks the vendors' bars against their own counts and writes the results to {@code
 * ops.summary_checks}; compares bars and actions, and writes one reconciled price history to {@code
 * market.prices} and each disagreement to {@code ops.reconciliation}.
 *
 * @param scope rows are made of its sessions; all earlier ones are read too
 */
@JsonTypeName("reconcile")
@JsonPropertyOrder({"runKey", "vendors", "tickers", "from", "to", "asOf"})
public record ReconcileRequest(RunKey runKey, MarketScope scope)
    implements JobRequest<ReconcileRequest.Result>, MarketScoped {

  public ReconcileRequest {
    scope = scope.settled(runKey);
  }

  /**
   * The result of a reconciliation; agreement is counted in ticker-days.
   *
   * @param tickers number of tickers with a price
   * @param agreed days on which all vendors that had a bar agreed, at least two of them
   * @param single days on which only one vendor had a bar
   * @param disputed days on which the vendors disagreed
   * @param held days left out because no vendor could be trusted
   * @param written number of new rows in {@code market.prices}
   * @param barsVersion Delta version of {@code market.bars} that was read
   * @param actionsVersion Delta version of {@code market.actions} that was read
   * @param pricesVersion Delta version of {@code market.prices} after the write
   * @param doubts tickers whose latest prices are on a disputed level and should be halted
   */
  public record Result(
      int tickers,
      long agreed,
      long single,
      long disputed,
      long held,
      long written,
      long barsVersion,
      long actionsVersion,
      long pricesVersion,
      List<Doubt> doubts)
      implements JobResult {
    /** A result without doubts. */
    public Result(
        int tickers,
        long agreed,
        long single,
        long disputed,
        long held,
        long written,
        long barsVersion,
        long actionsVersion,
        long pricesVersion) {
      this(
          tickers,
          agreed,
          single,
          disputed,
          held,
          written,
          barsVersion,
          actionsVersion,
          pricesVersion,
          List.of());
    }

    public Result {
      doubts = doubts == null ? List.of() : List.copyOf(doubts);
    }

    @Override
    public String summary() {
      return format(
          "%,d tickers; %,d days agreed, %,d from one vendor, %,d disputed, %,d held back",
          tickers, agreed, single, disputed, held);
    }
  }

  /**
   * Why a ticker should be halted.
   *
   * @param date the session or ex-date that caused it
   */
  public record Doubt(String ticker, LocalDate date, String why) {}

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}

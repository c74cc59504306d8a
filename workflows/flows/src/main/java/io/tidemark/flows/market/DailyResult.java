package io.tidemark.flows.market;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import io.tidemark.flows.steps.RunResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The result of loading one day.
 *
 * @param runKey the run's key in the lake
 * @param date the day
 * @param from the first requested session
 * @param asOf {@code as_of} of the reconciliation
 * @param landed rows that are new in bars, actions and minutes
 * @param quarantined rows that this run put into quarantine
 * @param disputed ticker-days of the range on which vendors disagreed
 * @param held ticker-days of the range without a price because no vendor could be trusted
 * @param alerts new alerts of this run
 * @param halted tickers that the rules of this run halted
 * @param failures requests that vendors did not answer
 * @param steps the steps with their times and results
 */
public record DailyResult(
    String runKey,
    LocalDate date,
    LocalDate from,
    Instant asOf,
    long landed,
    long quarantined,
    long disputed,
    long held,
    long alerts,
    int halted,
    List<FetchRequest.Failure> failures,
    List<StepProgress> steps)
    implements RunResult {}

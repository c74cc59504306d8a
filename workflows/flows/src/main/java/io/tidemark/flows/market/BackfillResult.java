package io.tidemark.flows.market;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import io.tidemark.flows.steps.RunResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The result of a backfill.
 *
 * @param runKey the run's key in the lake
 * @param asOf {@code as_of} of the reconciliation
 * @param chunks number of years, or parts of years, that were fetched
 * @param landed rows that are new in bars, actions and minutes
 * @param quarantined rows that this run put into quarantine
 * @param disputed ticker-days on which vendors disagreed
 * @param held ticker-days without a price because no vendor could be trusted
 * @param alerts new alerts of this run
 * @param halted tickers that the rules of this run halted
 * @param failures number of requests that vendors did not answer
 * @param examples the first of these
 * @param steps the steps with their times and results
 */
public record BackfillResult(
    String runKey,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    int chunks,
    long landed,
    long quarantined,
    long disputed,
    long held,
    long alerts,
    int halted,
    long failures,
    List<FetchRequest.Failure> examples,
    List<StepProgress> steps)
    implements RunResult {}

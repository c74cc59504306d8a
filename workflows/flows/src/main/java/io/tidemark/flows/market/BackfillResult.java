package io.tidemark.flows.market;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import io.tidemark.flows.steps.RunResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a backfill brought.
 *
 * @param runKey the run's key in the lake
 * @param asOf knowledge time of the reconciliation
 * @param chunks years, or parts of them, that were fetched
 * @param landed rows new to bars, actions and minutes
 * @param quarantined rows that this run put into quarantine
 * @param disputed ticker-days on which vendors disagreed
 * @param held ticker-days that were left out because nobody could be believed
 * @param alerts alerts that are new with it
 * @param halted tickers that its rules halted
 * @param failures how much a vendor would not give
 * @param examples the first of these
 * @param steps what each step did and when
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

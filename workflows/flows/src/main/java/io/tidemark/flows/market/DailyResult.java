package io.tidemark.flows.market;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import io.tidemark.flows.steps.RunResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a day's run brought.
 *
 * @param runKey the run's key in the lake
 * @param date the day
 * @param from the first session that was asked for with it
 * @param asOf knowledge time of the reconciliation
 * @param landed rows new to bars, actions and minutes
 * @param quarantined rows that this run put into quarantine
 * @param disputed ticker-days of the range on which vendors disagreed
 * @param held ticker-days of the range that were left out because nobody could be believed
 * @param alerts alerts that are new with it
 * @param halted tickers that its rules halted
 * @param failures what a vendor would not give
 * @param steps what each step did and when
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

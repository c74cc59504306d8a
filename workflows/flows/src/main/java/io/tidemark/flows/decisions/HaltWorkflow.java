package io.tidemark.flows.decisions;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.LocalDate;

/**
 * One ticker's halts, from its first doubt on, for good. The workflow's id is {@code halt/} and the
 * ticker.
 *
 * <p>{@code ops.halts} is the truth: each signal runs the job that writes there, and the job alone
 * decides whether the move is allowed. What it refuses is kept and told by the query.
 */
@WorkflowInterface
public interface HaltWorkflow {
  /** The workflow type, as typed in the Temporal UI. */
  String TYPE = "ticker-halt";

  /** What the workflow's id begins with. */
  String ID_PREFIX = "halt/";

  String DISPUTE = "dispute";
  String HALT = "halt";
  String RESOLVE = "resolve";
  String STATE = "state";

  /**
   * Waits for signals.
   *
   * @param carried null, but where a long run goes on as a new one
   */
  @WorkflowMethod(name = TYPE)
  void run(HaltView carried);

  /**
   * The ticker is in doubt.
   *
   * @param date the session that raised it
   * @param key may be left out; the same key twice counts once
   */
  @SignalMethod(name = DISPUTE)
  void dispute(String who, String why, LocalDate date, String key);

  /** The ticker may not be used. */
  @SignalMethod(name = HALT)
  void halt(String who, String why, LocalDate date, String key);

  /** The ticker may be used again. */
  @SignalMethod(name = RESOLVE)
  void resolve(String who, String why, String key);

  /** What it is now. */
  @QueryMethod(name = STATE)
  HaltView state();
}

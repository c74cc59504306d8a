package io.tidemark.flows.decisions;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.LocalDate;

/**
 * The halts of one ticker; the workflow starts with the first doubt and never ends. Its id is
 * {@code halt/} and the ticker.
 *
 * <p>{@code ops.halts} is authoritative: each signal runs the job that writes to it, and the job
 * alone decides whether the transition is allowed. A refusal is kept and returned by the query.
 */
@WorkflowInterface
public interface HaltWorkflow {
  /** The workflow type, as typed in the Temporal UI. */
  String TYPE = "ticker-halt";

  /** Prefix of the workflow's id. */
  String ID_PREFIX = "halt/";

  String DISPUTE = "dispute";
  String HALT = "halt";
  String RESOLVE = "resolve";
  String STATE = "state";

  /**
   * Waits for signals.
   *
   * @param carried null, except when a long run continues as a new one
   */
  @WorkflowMethod(name = TYPE)
  void run(HaltView carried);

  /**
   * Marks the ticker as disputed.
   *
   * @param date the session that caused it
   * @param key idempotency key, may be empty; the same key twice counts once
   */
  @SignalMethod(name = DISPUTE)
  void dispute(String who, String why, LocalDate date, String key);

  /** Halts the ticker, which may then not be used. */
  @SignalMethod(name = HALT)
  void halt(String who, String why, LocalDate date, String key);

  /** Resolves the halt or doubt; the ticker may be used again. */
  @SignalMethod(name = RESOLVE)
  void resolve(String who, String why, String key);

  /** The present state. */
  @QueryMethod(name = STATE)
  HaltView state();
}

package io.tidemark.launchers;

/** What a caller wants a job to do. */
public enum JobSignal {
  /** Let it run. */
  GO_ON,
  /** Stop it. */
  CANCEL,
  /** Stop watching it, but let it run: another caller will adopt it. */
  DETACH
}

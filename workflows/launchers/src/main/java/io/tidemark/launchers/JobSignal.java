package io.tidemark.launchers;

/** What whoever asked for a job wants to become of it. */
public enum JobSignal {
  /** Let it run. */
  GO_ON,
  /** Stop it. */
  CANCEL,
  /** Watch it no longer, but let it run: someone else will adopt it. */
  DETACH
}

package io.tidemark.ingest.vendors;

/** Whether the prices around an ex-date confirm a listed split or dividend. */
public enum PriceEvidence {
  /** The prices moved by about its step. */
  BORNE_OUT,
  /** Its step is too small to be visible among the share's usual moves. */
  UNSEEN,
  /** The move fits both with and without the step. */
  AMBIGUOUS,
  /** The prices did not make its step: they are already adjusted, or the record is false. */
  CONTRADICTED
}

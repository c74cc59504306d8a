package io.tidemark.ingest.vendors;

/** What the prices around an ex-date say of a listed split or dividend. */
public enum PriceEvidence {
  /** They moved by about its step. */
  BORNE_OUT,
  /** Its step is too small to be seen beside the share's own moves. */
  UNSEEN,
  /** They could well have moved so with it or without it. */
  AMBIGUOUS,
  /** They did not make its step: it is in them already, or the record is false. */
  CONTRADICTED
}

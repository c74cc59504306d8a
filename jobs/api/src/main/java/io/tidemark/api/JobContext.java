package io.tidemark.api;

/** What a job gets in addition to its request. */
public interface JobContext {
  /** The locations of the lake and the services; the lake's root is absolute. */
  JobSettings settings();

  /**
   * Reports that the job begins another stage of its work.
   *
   * @param words description for people, such as {@code reading prices}
   */
  void stage(String words);
}

package io.tidemark.api;

/** What a job is given beside its request. */
public interface JobContext {
  /** Where the lake and the services are; the lake's root is absolute. */
  JobSettings settings();

  /**
   * Says that the job begins another part of its work.
   *
   * @param words for people, such as {@code reading prices}
   */
  void stage(String words);
}

package io.tidemark.api;

import java.util.List;

/**
 * The jobs of one module. Runners find providers with {@link java.util.ServiceLoader}, so it is
 * enough to put a module on the class path to run its jobs.
 */
public interface JobProvider {
  /** One job for each request type that the module serves. */
  List<Job<?, ?>> jobs();
}

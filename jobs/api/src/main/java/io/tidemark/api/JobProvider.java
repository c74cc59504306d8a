package io.tidemark.api;

import java.util.List;

/**
 * The jobs of one module. Runners find it with {@link java.util.ServiceLoader}, so that a module on
 * the class path is enough to run its jobs.
 */
public interface JobProvider {
  /** One job for each request type that the module serves. */
  List<Job<?, ?>> jobs();
}

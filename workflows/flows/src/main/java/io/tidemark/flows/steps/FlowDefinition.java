package io.tidemark.flows.steps;

import java.util.Optional;

/**
 * The definition of a workflow for workers and the command line.
 *
 * @param type its Temporal type
 * @param implementation the class with its code
 * @param start how it is started; empty: only by signals
 */
public record FlowDefinition(String type, Class<?> implementation, Optional<Start<?, ?>> start) {
  /** The request and result types of a workflow that ends. */
  public record Start<Q extends Record & RunRequest, R extends Record & RunResult>(
      Class<Q> request, Class<R> result) {}

  /** A workflow that is started with a request and ends with a result. */
  public static <Q extends Record & RunRequest, R extends Record & RunResult> FlowDefinition ending(
      String type, Class<?> implementation, Class<Q> request, Class<R> result) {
    return new FlowDefinition(type, implementation, Optional.of(new Start<>(request, result)));
  }

  /** A workflow that is started by signals and never ends. */
  public static FlowDefinition staying(String type, Class<?> implementation) {
    return new FlowDefinition(type, implementation, Optional.empty());
  }
}

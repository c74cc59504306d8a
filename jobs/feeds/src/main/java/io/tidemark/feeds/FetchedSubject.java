package io.tidemark.feeds;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a vendor gave for one subject: all of it, or nothing but the failure, since bars without
 * their splits would be worse than no bars. What came beside is evidence, and never landed.
 *
 * @param responses every good answer, in the order asked; empty if there is a failure
 * @param failure why the subject could not be had
 * @param rejected all other answers: refused ones, also where asking again helped, and the good
 *     ones of a subject that failed
 */
public record FetchedSubject(
    List<VendorResponse> responses,
    Optional<VendorFailure> failure,
    List<VendorResponse> rejected) {
  public FetchedSubject {
    responses = List.copyOf(responses);
    rejected = List.copyOf(rejected);
    if (failure.isPresent() && !responses.isEmpty()) {
      throw new IllegalArgumentException("a failed subject keeps no responses: " + failure.get());
    }
  }

  /** A complete answer. */
  public static FetchedSubject of(List<VendorResponse> responses) {
    return new FetchedSubject(responses, Optional.empty(), List.of());
  }

  /** A subject that could not be had. */
  public static FetchedSubject failed(VendorFailure failure) {
    return new FetchedSubject(List.of(), Optional.of(failure), List.of());
  }

  /** The same, and those answers kept beside it. */
  public FetchedSubject beside(List<VendorResponse> others) {
    return new FetchedSubject(
        responses, failure, Stream.concat(others.stream(), rejected.stream()).toList());
  }
}

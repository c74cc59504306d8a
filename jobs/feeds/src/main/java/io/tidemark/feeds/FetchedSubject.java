package io.tidemark.feeds;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of fetching one subject: all of its responses, or only the failure, because bars
 * without their splits would be worse than no bars. Rejected responses are stored as evidence and
 * never landed.
 *
 * @param responses all good responses in the order of the requests; empty if there is a failure
 * @param failure why the subject could not be fetched
 * @param rejected all other responses: bad ones, even if a retry succeeded, and the good ones of a
 *     failed subject
 */
public record FetchedSubject(
    List<VendorResponse> responses,
    Optional<VendorFailure> failure,
    List<VendorResponse> rejected) {
  public FetchedSubject {
    responses = List.copyOf(responses);
    rejected = List.copyOf(rejected);
    if (failure.isPresent() && !responses.isEmpty()) {
      throw new IllegalArgumentException(
          "a failed subject must have no responses: " + failure.get());
    }
  }

  /** A complete result. */
  public static FetchedSubject of(List<VendorResponse> responses) {
    return new FetchedSubject(responses, Optional.empty(), List.of());
  }

  /** A subject that could not be fetched. */
  public static FetchedSubject failed(VendorFailure failure) {
    return new FetchedSubject(List.of(), Optional.of(failure), List.of());
  }

  /** The same result with these rejected responses added. */
  public FetchedSubject beside(List<VendorResponse> others) {
    return new FetchedSubject(
        responses, failure, Stream.concat(others.stream(), rejected.stream()).toList());
  }
}

package io.tidemark.feeds;

import java.util.List;
import java.util.Optional;

/**
 * What a vendor gave for one subject: all of it, or nothing but the failure, since bars without
 * their splits would be worse than no bars.
 *
 * @param responses every answer, in the order asked; empty if there is a failure
 * @param failure why the subject could not be had
 */
public record Fetched(List<VendorResponse> responses, Optional<VendorFailure> failure) {
  public Fetched {
    responses = List.copyOf(responses);
    if (failure.isPresent() && !responses.isEmpty()) {
      throw new IllegalArgumentException("a failed subject keeps no responses: " + failure.get());
    }
  }

  /** A complete answer. */
  public static Fetched of(List<VendorResponse> responses) {
    return new Fetched(responses, Optional.empty());
  }

  /** A subject that could not be had. */
  public static Fetched failed(VendorFailure failure) {
    return new Fetched(List.of(), Optional.of(failure));
  }
}

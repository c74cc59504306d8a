package io.tidemark.serving.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.tidemark.serving.formats.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Chooses the media type of an answer from the Accept header. */
public final class ContentNegotiation {
  private ContentNegotiation() {}

  /**
   * The form that the client prefers; caches learn by Vary that it depends on Accept.
   *
   * @param what the answer holds, in the plural, for the message of a refusal
   */
  public static MediaType accepted(Context ctx, String what) {
    String accept = ctx.header("Accept");
    MediaType form = MediaType.accepted(accept).orElseThrow(() -> refused(accept, what));
    ctx.header("Vary", "Accept");
    return form;
  }

  private static RuntimeException refused(String accept, String what) {
    return Problem.of(
            "not-acceptable",
            "No such media type",
            HttpStatus.NOT_ACCEPTABLE,
            "Accept is '%s'; %s can be had as %s"
                .formatted(
                    accept,
                    what,
                    Arrays.stream(MediaType.values())
                        .map(MediaType::mediaType)
                        .collect(Collectors.joining(", "))))
        .asException();
  }
}

package io.tidemark.serving.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.tidemark.serving.formats.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Chooses the media type of a response from the Accept header. */
public final class ContentNegotiation {
  private ContentNegotiation() {}

  /**
   * The format that the client prefers; sets Vary, so that caches know that the response depends on
   * Accept.
   *
   * @param what content of the response, in the plural, for the error message
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
            "Accept is '%s'; %s are available as %s"
                .formatted(
                    accept,
                    what,
                    Arrays.stream(MediaType.values())
                        .map(MediaType::mediaType)
                        .collect(Collectors.joining(", "))))
        .asException();
  }
}

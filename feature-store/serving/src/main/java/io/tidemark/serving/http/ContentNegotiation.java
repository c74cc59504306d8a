package io.tidemark.serving.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.tidemark.serving.formats.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Agrees with a client on the form of an answer. */
public final class ContentNegotiation {
  private ContentNegotiation() {}

  /**
   * The form that the client likes best; caches are told that it is a matter of taste.
   *
   * @param what can be had, in the plural
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
            "There is no such form",
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

package io.tidemark.serving.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;

/** Entity tags: a client that already has a response gets a 304 without a body. */
public final class ETags {
  private ETags() {}

  /** A weak tag, since a response may be sent compressed or not. */
  public static String weak(String opaque) {
    return "W/\"%s\"".formatted(opaque);
  }

  /**
   * Sets the tag; returns whether the client already has the response, in which case there is
   * nothing left to send.
   */
  public static boolean settles(Context ctx, String tag) {
    return settles(ctx, tag, "no-cache");
  }

  /** The same for a response that never changes, which a client may cache without asking again. */
  public static boolean settlesForGood(Context ctx, String tag) {
    return settles(ctx, tag, "public, max-age=31536000, immutable");
  }

  private static boolean settles(Context ctx, String tag, String caching) {
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", caching);
    boolean known = isKnown(ctx.header("If-None-Match"), tag);
    if (known) {
      ctx.status(HttpStatus.NOT_MODIFIED);
    }
    return known;
  }

  private static boolean isKnown(String ifNoneMatch, String tag) {
    String opaque = tag.substring(2);
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .anyMatch(held -> held.equals("*") || held.endsWith(opaque));
  }
}

package io.tidemark.serving.console;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.tidemark.serving.http.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes decisions from the API's own pages and from programs, and from no other site's page that is
 * open in the same browser: that one can send a form anywhere, but neither JSON nor a false {@code
 * Origin}.
 */
public final class SameOriginFilter {
  private static final String JSON = "application/json";

  private final String listensOn;
  private final boolean local;

  /**
   * @param listensOn name or address that the API listens on
   */
  public SameOriginFilter(String listensOn) {
    this.listensOn = listensOn;
    this.local = isLoopback(listensOn);
  }

  /** Refuses what may come from elsewhere: with 415 what is no JSON, with 403 another origin. */
  void require(Context ctx) {
    String type = Optional.ofNullable(ctx.contentType()).orElse("");
    if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
      throw Problem.of(
              "not-json",
              "The body must be JSON",
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "Content-Type is '%s'; send JSON, and say so: Content-Type: %s".formatted(type, JSON))
          .asException();
    }
    String host = Optional.ofNullable(ctx.header("Host")).orElse("");
    String origin = ctx.header("Origin");
    if (origin != null && !isHost(origin, host)) {
      throw refused(
          "Origin is '%s', and this is '%s'; only the API's own pages may send decisions from a browser"
              .formatted(origin, host));
    }
    // A foreign name that was made to point at this machine would be its own origin.
    if (local && !isLoopback(name(host)) && !name(host).equals(listensOn)) {
      throw refused(
          "Host is '%s', and the API listens on %s alone; use that address, or let it listen on another: TIDEMARK_API_HOST"
              .formatted(host, listensOn));
    }
  }

  private static RuntimeException refused(String detail) {
    return Problem.of(
            "other-origin", "The request comes from elsewhere", HttpStatus.FORBIDDEN, detail)
        .asException();
  }

  private static boolean isHost(String origin, String host) {
    try {
      return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String name(String host) {
    return host.replaceFirst(":\\d+$", "");
  }

  /** Of names localhost alone: to look another one up would be to trust who answers. */
  private static boolean isLoopback(String name) {
    if (name.equalsIgnoreCase("localhost")) {
      return true;
    }
    String address = name.replaceAll("[\\[\\]]", "");
    if (!address.matches("[0-9.]+|[0-9a-fA-F:]+")) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}

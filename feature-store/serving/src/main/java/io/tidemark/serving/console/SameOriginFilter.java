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
 * Accepts decisions from the API's own pages and from programs, and refuses those from pages of
 * other sites in the same browser (cross-site request forgery). Such a page can send a form to any
 * address, but neither JSON nor a false {@code Origin} header.
 */
public final class SameOriginFilter {
  private static final String JSON = "application/json";

  private final String listensOn;
  private final boolean local;

  /**
   * @param listensOn host name or address that the API listens on
   */
  public SameOriginFilter(String listensOn) {
    this.listensOn = listensOn;
    this.local = isLoopback(listensOn);
  }

  /**
   * Refuses a request that may come from another site: with 415 if it is not JSON, with 403 if it
   * has another origin.
   */
  void require(Context ctx) {
    String type = Optional.ofNullable(ctx.contentType()).orElse("");
    if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
      throw Problem.of(
              "not-json",
              "The body must be JSON",
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "Content-Type is '%s'; send JSON with the header Content-Type: %s"
                  .formatted(type, JSON))
          .asException();
    }
    String host = Optional.ofNullable(ctx.header("Host")).orElse("");
    String origin = ctx.header("Origin");
    if (origin != null && !isHost(origin, host)) {
      throw refused(
          "Origin is '%s', and this is '%s'; only the API's own pages may send decisions from a browser"
              .formatted(origin, host));
    }
    // A foreign host name that resolves to this machine (DNS rebinding) would match its own origin.
    if (local && !isLoopback(name(host)) && !name(host).equals(listensOn)) {
      throw refused(
          "Host is '%s', and the API listens only on %s; use that address, or set another one with TIDEMARK_API_HOST"
              .formatted(host, listensOn));
    }
  }

  private static RuntimeException refused(String detail) {
    return Problem.of(
            "other-origin", "The request comes from another site", HttpStatus.FORBIDDEN, detail)
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

  /**
   * Among names only localhost counts: resolving another name would mean trusting the name server.
   */
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

package io.tidemark.feeds.rest;

import io.tidemark.core.UserFault;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A vendor's API key, added to a request when it is sent and never logged. */
public final class ApiKey {
  private static final String HIDDEN = "(key)";

  private final Map<String, String> headers;
  private final String parameter;
  private final List<String> secrets;

  private ApiKey(Map<String, String> headers, String parameter, List<String> secrets) {
    this.headers = headers;
    this.parameter = parameter;
    this.secrets = secrets;
  }

  /** Sent as {@code Authorization: <scheme> <key>}, such as {@code Bearer} or {@code Token}. */
  public static ApiKey authorization(String scheme, String value) {
    return new ApiKey(Map.of("Authorization", scheme + " " + value), "", List.of(value));
  }

  /** Sent as separate headers, such as a key's id and its secret; none of them is logged. */
  public static ApiKey headers(Map<String, String> headers) {
    return new ApiKey(Map.copyOf(headers), "", List.copyOf(headers.values()));
  }

  /** Sent as a query parameter. */
  public static ApiKey query(String parameter, String value) {
    return new ApiKey(Map.of(), parameter, List.of(value));
  }

  /**
   * Reads the key from an environment variable.
   *
   * @throws UserFault naming the variable, if it is not set or is not a valid key
   */
  public static String require(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      throw new UserFault(
          "%s is not set; set it to the vendor's key, or use a sim- vendor, which needs none"
              .formatted(variable));
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new UserFault(
          "%s has characters that are not allowed in a key; set it to the vendor's key"
              .formatted(variable));
    }
    return value;
  }

  /** A GET request with the key for that address; the address's fragment is not sent. */
  HttpRequest.Builder sign(String url) {
    int fragment = url.indexOf('#');
    String address = fragment < 0 ? url : url.substring(0, fragment);
    if (!parameter.isEmpty()) {
      String separator = address.contains("?") ? "&" : "?";
      address += separator + parameter + "=" + encoded(secrets.get(0));
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    headers.forEach(request::header);
    return request;
  }

  /** The text with this key removed, in case a vendor or a library repeats it. */
  String scrub(String text) {
    String scrubbed = text;
    for (String secret : secrets) {
      scrubbed = scrubbed.replace(secret, HIDDEN).replace(encoded(secret), HIDDEN);
      scrubbed = scrubbed.replace(secret.replace("/", "\\/"), HIDDEN); // escaped as in JSON
    }
    return scrubbed;
  }

  /** The bytes with this key removed, otherwise unchanged, for any encoding. */
  byte[] scrub(byte[] body) {
    // ISO-8859-1 maps every byte to one character and back, and keys are ASCII.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String scrubbed = scrub(text);
    return scrubbed.equals(text) ? body : scrubbed.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String encoded(String secret) {
    return URLEncoder.encode(secret, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return HIDDEN;
  }
}

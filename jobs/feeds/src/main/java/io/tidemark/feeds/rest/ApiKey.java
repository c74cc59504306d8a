package io.tidemark.feeds.rest;

import io.tidemark.core.UserFault;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A vendor's key, put onto a request as it is sent and never shown. */
public final class ApiKey {
  private static final String HIDDEN = "(key)";

  private final Carrier carrier;
  private final String name;
  private final String value;

  private enum Carrier {
    AUTHORIZATION,
    QUERY
  }

  private ApiKey(Carrier carrier, String name, String value) {
    this.carrier = carrier;
    this.name = name;
    this.value = value;
  }

  /** Sent as {@code Authorization: <scheme> <key>}, such as {@code Bearer} or {@code Token}. */
  public static ApiKey authorization(String scheme, String value) {
    return new ApiKey(Carrier.AUTHORIZATION, scheme, value);
  }

  /** Sent as a parameter of the address. */
  public static ApiKey query(String parameter, String value) {
    return new ApiKey(Carrier.QUERY, parameter, value);
  }

  /**
   * The key in a variable of the environment.
   *
   * @throws UserFault naming the variable, if it is not set or cannot be a key
   */
  public static String require(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      throw new UserFault(
          "%s is not set; set it to the vendor's key, or use a sim- vendor, which needs none"
              .formatted(variable));
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new UserFault("%s holds characters that no key has".formatted(variable));
    }
    return value;
  }

  /** A GET of that address, signed. */
  HttpRequest.Builder sign(String url) {
    return switch (carrier) {
      case AUTHORIZATION ->
          HttpRequest.newBuilder(URI.create(url)).header("Authorization", name + " " + value);
      case QUERY ->
          HttpRequest.newBuilder(
              URI.create(url + (url.contains("?") ? "&" : "?") + name + "=" + encoded()));
    };
  }

  /** The same text with this key taken out, should a vendor or a library repeat it. */
  String scrub(String text) {
    return text.replace(value, HIDDEN).replace(encoded(), HIDDEN);
  }

  private String encoded() {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return HIDDEN;
  }
}

package io.tidemark.feeds.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** URL-encodes parts of an address. */
public final class UrlParts {
  private UrlParts() {}

  /** Encodes one segment of a path. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Builds a query from alternating names and values, including the question mark. */
  public static String query(Object... namesAndValues) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      query
          .append(i == 0 ? '?' : '&')
          .append(namesAndValues[i])
          .append('=')
          .append(segment(String.valueOf(namesAndValues[i + 1])));
    }
    return query.toString();
  }
}

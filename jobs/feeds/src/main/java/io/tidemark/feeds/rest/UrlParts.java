package io.tidemark.feeds.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parts of an address, encoded. */
public final class UrlParts {
  private UrlParts() {}

  /** One segment of a path. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A query from names and values in turn, with its question mark. */
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

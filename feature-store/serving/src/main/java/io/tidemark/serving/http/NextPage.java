package io.tidemark.serving.http;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** The address of the next page: the same request with a cursor. */
public final class NextPage {
  private NextPage() {}

  /**
   * The full address, with the host as the client named it.
   *
   * @param settled parameters that the request left out, with the values that were used, and the
   *     cursor
   */
  public static String url(Context ctx, Map<String, String> settled) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Entry<String, List<String>> given : ctx.queryParamMap().entrySet()) {
      parameters.put(given.getKey(), given.getValue().get(0));
    }
    parameters.putAll(settled);
    return parameters.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&", ctx.url() + "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

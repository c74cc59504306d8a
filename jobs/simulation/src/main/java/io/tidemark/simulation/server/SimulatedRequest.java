package io.tidemark.simulation.server;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A request to a simulated vendor.
 *
 * @param path decoded segments of the path
 * @param authorization the header, else empty
 * @param keyPair Alpaca's two headers, separated by a space
 */
record SimulatedRequest(
    List<String> path, Map<String, String> query, String authorization, String keyPair) {

  static SimulatedRequest of(HttpExchange exchange) {
    List<String> path = new ArrayList<>();
    for (String segment : exchange.getRequestURI().getRawPath().substring(1).split("/", -1)) {
      path.add(decode(segment));
    }
    Map<String, String> query = new HashMap<>();
    String text = exchange.getRequestURI().getRawQuery();
    for (String parameter : text == null ? new String[0] : text.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        query.put(parameter.substring(0, equals), decode(parameter.substring(equals + 1)));
      }
    }
    String keyPair =
        header(exchange, "APCA-API-KEY-ID") + " " + header(exchange, "APCA-API-SECRET-KEY");
    return new SimulatedRequest(path, query, header(exchange, "Authorization"), keyPair);
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** The token of the requested page; empty for the first one. */
  String cursor() {
    return parameter("cursor") + parameter("page_token");
  }

  /** Path and page, from which faults are drawn. */
  String name() {
    return path + " " + cursor();
  }

  /** A parameter's text; empty if it is not given. */
  String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  int number(String name, int otherwise) {
    String text = parameter(name);
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }

  LocalDate day(String name, LocalDate otherwise) {
    String text = parameter(name);
    return text.isEmpty() ? otherwise : LocalDate.parse(text);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

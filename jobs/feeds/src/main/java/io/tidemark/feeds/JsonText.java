package io.tidemark.feeds;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tidemark.core.UserFault;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parses JSON and keeps numbers as the text that the vendor wrote. */
public final class JsonText {
  private static final int EXCERPT = 120;

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readerFor(JsonNode.class);

  /** Reads a part of a document that has been checked as a whole before. */
  private static final ObjectReader VALUE =
      READER.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonText() {}

  /**
   * Parses one document.
   *
   * @param place place for error messages
   * @throws UserFault if the bytes are not one whole JSON document
   */
  public static JsonNode read(byte[] body, String place) {
    JsonNode document;
    try {
      document = READER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new UserFault(
          "%s: not a complete JSON document (%s) in %d bytes"
              .formatted(place, e.getOriginalMessage(), body.length),
          e);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
    if (document == null || document.isMissingNode()) {
      throw new UserFault("%s: the response is empty".formatted(place));
    }
    return document;
  }

  /**
   * The list under a name, or the document itself if the name is empty.
   *
   * @throws UserFault if there is no list of objects
   */
  public static ArrayNode list(JsonNode document, String name, String place) {
    JsonNode list = name.isEmpty() ? document : document.path(name);
    if (!(list instanceof ArrayNode rows)) {
      throw new UserFault(
          "%s: expected %s, got %s"
              .formatted(
                  place, name.isEmpty() ? "a list" : "a list '" + name + "'", excerpt(document)));
    }
    for (JsonNode row : rows) {
      if (!row.isObject()) {
        throw new UserFault("%s: expected objects, got %s".formatted(place, excerpt(row)));
      }
    }
    return rows;
  }

  /**
   * The members of the object under a name in their original order, including repeated ones: a JSON
   * tree would only keep the last value.
   *
   * @throws UserFault if the body is not one complete JSON object with an object under that name
   */
  public static List<Map.Entry<String, JsonNode>> members(byte[] body, String name, String place) {
    JsonNode document = read(body, place);
    if (!document.path(name).isObject()) {
      throw new UserFault(
          "%s: expected an object '%s', got %s".formatted(place, name, excerpt(document)));
    }
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>();
    try (JsonParser parser = READER.createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(name);
        if (parser.nextToken() == JsonToken.START_OBJECT && wanted) {
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            members.add(Map.entry(member, VALUE.<JsonNode>readValue(parser)));
          }
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
    return members;
  }

  /** The unchanged text of a scalar field; empty if it is absent or null. */
  public static String text(JsonNode row, String field) {
    JsonNode value = row.path(field);
    return value.isNull() || value.isMissingNode() ? "" : value.asText().strip();
  }

  /** The beginning of a document, for error messages. */
  public static String excerpt(JsonNode document) {
    String text = document.toString();
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...";
  }

  /**
   * The ratio of two numbers as text; empty, so that validation refuses it, if it cannot be
   * computed.
   */
  public static String ratio(JsonNode above, JsonNode below) {
    if (!above.isNumber() || !below.isNumber() || below.decimalValue().signum() == 0) {
      return "";
    }
    BigDecimal ratio = above.decimalValue().divide(below.decimalValue(), MathContext.DECIMAL64);
    return ratio.stripTrailingZeros().toPlainString();
  }
}

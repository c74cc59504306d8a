package io.tidemark.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.tidemark.core.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes views as JSON: names in snake_case, empty values left out, null for NaN. */
public final class ViewJson {
  private static final ObjectMapper MAPPER = mapper();

  private ViewJson() {}

  /** One line of JSON. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** UTF-8 bytes, which avoids an intermediate string for large responses. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /**
   * Parses the text of a JSON column; returns the plain text if it is not JSON, and null if it is
   * empty.
   */
  public static JsonNode node(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  /** The same text as {@link Instant#toString}, at a tenth of the cost. */
  public static String isoText(Instant instant) {
    String local =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC)
            .toString();
    return local + (local.length() == "2023-12-29T21:00".length() ? ":00Z" : "Z");
  }

  private static ObjectMapper mapper() {
    SimpleModule values = new SimpleModule();
    values.addSerializer(Double.class, new FiniteDouble());
    values.addSerializer(double.class, new FiniteDouble());
    values.addSerializer(Instant.class, new IsoInstant());
    ObjectMapper mapper = Json.mapper();
    mapper.registerModule(values);
    mapper.registerModule(new Jdk8Module());
    mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    mapper.setDefaultPropertyInclusion(
        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS));
    mapper.getFactory().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER.mappedFeature());
    return mapper;
  }

  private static final class FiniteDouble extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value.doubleValue());
      } else {
        json.writeNull();
      }
    }
  }

  /**
   * Replaces the library's formatter, which takes most of the time for a history with an instant
   * per row.
   */
  private static final class IsoInstant extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(isoText(value));
    }
  }
}

package io.tidemark.api.market;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a record that is {@link MarketScoped}: the scope from its fields, the rest as any record.
 * Jackson's own {@code @JsonUnwrapped} does the same, but lets unknown fields pass.
 */
final class MarketScopedReader extends JsonDeserializer<Object> implements ContextualDeserializer {
  /** The component that has no field of its own in JSON. */
  static final String SCOPE = "scope";

  private static final List<String> FIELDS =
      Arrays.stream(MarketScope.class.getRecordComponents()).map(RecordComponent::getName).toList();

  /** Reads a record whose scope is one value; null until the record's type is known. */
  private final BeanDeserializerBase whole;

  /** As Jackson makes it. */
  MarketScopedReader() {
    this(null);
  }

  private MarketScopedReader(BeanDeserializerBase whole) {
    this.whole = whole;
  }

  @Override
  public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
      throws JsonMappingException {
    JavaType type = context.getContextualType();
    BeanDeserializerBase reader =
        (BeanDeserializerBase)
            context
                .getFactory()
                .createBeanDeserializer(context, type, context.getConfig().introspect(type));
    reader.resolve(context);
    return new MarketScopedReader(reader);
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode read = context.readTree(parser);
    if (!(read instanceof ObjectNode fields)) {
      return context.handleUnexpectedToken(whole.getValueType(), parser);
    }
    requireKnown(fields, parser);
    ObjectNode scope = context.getNodeFactory().objectNode();
    FIELDS.stream().filter(fields::has).forEach(name -> scope.set(name, fields.remove(name)));
    fields.putPOJO(SCOPE, context.readTreeAsValue(scope, MarketScope.class));
    try (JsonParser all = fields.traverse(parser.getCodec())) {
      all.nextToken();
      return whole.deserialize(all, context);
    }
  }

  private void requireKnown(ObjectNode fields, JsonParser parser) throws IOException {
    Set<Object> known = new LinkedHashSet<>(whole.getKnownPropertyNames());
    known.addAll(FIELDS);
    known.remove(SCOPE);
    for (String name :
        new ArrayList<>(fields.properties().stream().map(e -> e.getKey()).toList())) {
      if (!known.contains(name)) {
        throw UnrecognizedPropertyException.from(
            parser, whole.handledType(), name, List.copyOf(known));
      }
    }
  }
}

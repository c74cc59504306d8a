package io.tidemark.serving.http;

import io.javalin.json.JsonMapper;
import io.tidemark.views.ViewJson;
import java.lang.reflect.Type;

/** The API's JSON, which is that of all readings. */
public final class ApiJson implements JsonMapper {
  @Override
  public String toJsonString(Object value, Type type) {
    return ViewJson.line(value);
  }
}

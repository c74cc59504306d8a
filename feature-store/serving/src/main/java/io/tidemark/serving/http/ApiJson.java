package io.tidemark.serving.http;

import io.javalin.json.JsonMapper;
import io.tidemark.views.ViewJson;
import java.lang.reflect.Type;

/** The JSON mapper of the API, which is the same as that of the views. */
public final class ApiJson implements JsonMapper {
  @Override
  public String toJsonString(Object value, Type type) {
    return ViewJson.line(value);
  }
}

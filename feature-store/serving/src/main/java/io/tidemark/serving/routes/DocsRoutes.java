package io.tidemark.serving.routes;

import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.tidemark.core.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API's description, for machines and as a page; all files are served by this API. */
public final class DocsRoutes {
  private static final String ASSETS = "/docs/assets";

  private DocsRoutes() {}

  public static void register(JavalinConfig config) {
    String page = resource("docs.html");
    String yaml = resource("openapi.yaml");
    String json = json(yaml);
    config.routes.get("/docs", ctx -> ctx.html(page));
    config.routes.get("/openapi.json", ctx -> ctx.contentType("application/json").result(json));
    config.routes.get("/openapi.yaml", ctx -> ctx.contentType("application/yaml").result(yaml));
    config.staticFiles.add(
        files -> {
          files.hostedPath = ASSETS;
          files.directory = "/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion();
          files.location = Location.CLASSPATH;
          files.headers = Map.of("Cache-Control", "max-age=86400");
        });
  }

  private static String json(String yaml) {
    return Json.pretty(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
  }

  private static String swaggerUiVersion() {
    try (InputStream pom =
        DocsRoutes.class.getResourceAsStream(
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      Properties properties = new Properties();
      properties.load(pom);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version of the Swagger UI jar", e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = DocsRoutes.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}

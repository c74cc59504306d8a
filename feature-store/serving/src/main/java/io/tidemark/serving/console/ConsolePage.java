package io.tidemark.serving.console;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The console: one HTML page with its styles and scripts, all served by this API. */
public final class ConsolePage {
  private static final String FOLDER = "/io/tidemark/serving/console";
  private static final String ASSETS = "/morning/assets";

  /**
   * Only the page's own files are loaded, and no other page may embed it in a frame (clickjacking).
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private ConsolePage() {}

  public static void register(JavalinConfig config) {
    String page = resource("morning.html");
    config.routes.get("/", ctx -> send(ctx, page));
    config.routes.get("/morning", ctx -> send(ctx, page));
    config.staticFiles.add(
        files -> {
          files.hostedPath = ASSETS;
          files.directory = FOLDER;
          files.location = Location.CLASSPATH;
          // A cached script of an earlier release may not fit this page.
          files.headers = Map.of("Cache-Control", "no-cache");
        });
  }

  private static void send(Context ctx, String page) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-cache");
    ctx.html(page);
  }

  private static String resource(String name) {
    try (InputStream stream = ConsolePage.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}

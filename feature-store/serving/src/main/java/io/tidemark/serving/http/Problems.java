package io.tidemark.serving.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.tidemark.core.UserFault;
import io.tidemark.serving.http.Problem.ProblemException;
import io.tidemark.views.UnknownNameFault;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure into a {@link Problem}; faults of the platform are also logged, once. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  public static void register(RoutesConfig routes) {
    routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.problem()));
    routes.exception(
        UnknownNameFault.class, (e, ctx) -> answer(ctx, Problem.notFound(e.getMessage())));
    routes.exception(
        UserFault.class, (e, ctx) -> answer(ctx, Problem.badParameter(e.getMessage())));
    routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, problem(e, ctx)));
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
          answer(ctx, internal());
        });
  }

  private static Problem problem(HttpResponseException e, Context ctx) {
    HttpStatus status = HttpStatus.forStatus(e.getStatus());
    String detail =
        switch (status) {
          case NOT_FOUND -> "there is no route %s; /docs lists all routes".formatted(ctx.path());
          case METHOD_NOT_ALLOWED ->
              "%s cannot be %s; use %s"
                  .formatted(
                      ctx.path(),
                      ctx.method().name(),
                      HandlerType.GET.equals(ctx.method()) ? "POST" : "GET");
          default -> e.getMessage();
        };
    String name = status.getMessage().toLowerCase(Locale.ROOT).replace(' ', '-');
    return Problem.of(name, status.getMessage(), status, detail);
  }

  private static Problem internal() {
    return Problem.of(
        "internal",
        "Internal error",
        HttpStatus.INTERNAL_SERVER_ERROR,
        "the request is valid, but the API failed; its log has the cause");
  }

  private static void answer(Context ctx, Problem problem) {
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
      ctx.header("Retry-After", "1");
    }
    ctx.status(problem.status());
    ctx.json(problem);
    ctx.contentType(Problem.CONTENT_TYPE);
  }
}

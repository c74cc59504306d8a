package io.tidemark.serving.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.tidemark.serving.forms.Form;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Agrees with a client on the form of an answer. */
public final class Forms {
  private Forms() {}

  /**
   * The form that the client likes best; caches are told that it is a matter of taste.
   *
   * @param what can be had, in the plural
   */
  public static Form accepted(Context ctx, String what) {
    String accept = ctx.header("Accept");
    Form form = Form.accepted(accept).orElseThrow(() -> refused(accept, what));
    ctx.header("Vary", "Accept");
    return form;
  }

  private static RuntimeException refused(String accept, String what) {
    return Problem.of(
            "not-acceptable",
            "There is no such form",
            HttpStatus.NOT_ACCEPTABLE,
            "Accept is '%s'; %s can be had as %s"
                .formatted(
                    accept,
                    what,
                    Arrays.stream(Form.values())
                        .map(Form::mediaType)
                        .collect(Collectors.joining(", "))))
        .asException();
  }
}

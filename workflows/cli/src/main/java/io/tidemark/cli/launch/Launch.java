package io.tidemark.cli.launch;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a command is started; one without it is started in a small process, built anew if need be.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Launch {
  /** Jobs may run within its process: it gets their memory and Spark's classes. */
  boolean jobs() default false;

  /** MLflow is installed first, if it can be. */
  boolean mlflow() default false;

  /** It only looks or steers: an older build will do. */
  boolean anyBuild() default false;
}

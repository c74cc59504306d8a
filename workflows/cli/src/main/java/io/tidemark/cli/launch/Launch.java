package io.tidemark.cli.launch;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a command is started. A command without this annotation is started in a small process after a
 * build, if the project has changed.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Launch {
  /** Jobs may run in its process, which therefore gets their memory and the classes of Spark. */
  boolean jobs() default false;

  /** MLflow is installed first, if possible. */
  boolean mlflow() default false;

  /** It only reads or sends signals, so an older build is sufficient. */
  boolean anyBuild() default false;
}

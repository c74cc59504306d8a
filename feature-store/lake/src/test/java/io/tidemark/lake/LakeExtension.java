package io.tidemark.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test an empty {@link Lake} on the one Spark session of the test JVM. */
public final class LakeExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Lake.class || type == SparkSession.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    SparkSession spark = SparkSessions.create("local[2]");
    return parameter.getParameter().getType() == SparkSession.class ? spark : emptyLake(spark);
  }

  private static Lake emptyLake(SparkSession spark) {
    try {
      return new Lake(spark, Files.createTempDirectory("tidemark-lake").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

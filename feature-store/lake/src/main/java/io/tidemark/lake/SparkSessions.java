package io.tidemark.lake;

import org.apache.spark.sql.SparkSession;

/** Makes the one Spark session of a process, and opens lakes on it. */
public final class SparkSessions {
  private SparkSessions() {}

  /**
   * A session with Delta, in UTC, with few shuffle partitions: the platform's tables are read by
   * kernels over arrays, not by wide shuffles. A job runs the same few hundred small plans again
   * and again, so their compiled code is kept.
   *
   * @param master a Spark master address
   */
  public static SparkSession create(String master) {
    return SparkSession.builder()
        .appName("tidemark")
        .master(master)
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.codegen.cache.maxEntries", "2000")
        .config("spark.databricks.delta.snapshotPartitions", "1")
        .config("spark.databricks.delta.allFilesInCrc.thresholdNumFiles", "500")
        .config("spark.databricks.delta.setTransactionsInCrc.maxAllowed", "2000")
        // Who wants one ticker's rows, or one day's, reads no more than the pages they are on.
        .config("spark.hadoop.parquet.page.row.count.limit", "4096")
        // Files of pandas have such times; whoever reads them knows the unit from their footer.
        .config("spark.sql.legacy.parquet.nanosAsLong", "true")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/warehouse")
        .config("spark.sql.ansi.enabled", "true")
        .getOrCreate();
  }

  /**
   * A lake on the session of this process.
   *
   * @param master address of the Spark master where there is no session yet
   * @param root the lake's root, as {@link Lake} takes it
   */
  public static Lake lake(String master, String root) {
    return new Lake(create(master), root);
  }
}

package io.tidemark.lake;

import io.tidemark.lake.storage.HardLinkLogStore;
import io.tidemark.lake.storage.NioLocalFileSystem;
import org.apache.spark.sql.SparkSession;

/** Creates the single Spark session of a process and opens lakes with it. */
public final class SparkSessions {
  private SparkSessions() {}

  /**
   * A session with Delta, in UTC, with few shuffle partitions: the platform processes tables in
   * array kernels and not with wide shuffles. A job runs the same few hundred small plans
   * repeatedly, so their compiled code is cached.
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
        .config("spark.delta.logStore.file.impl", HardLinkLogStore.class.getName())
        .config("spark.hadoop.fs.file.impl", NioLocalFileSystem.class.getName())
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.codegen.cache.maxEntries", "2000")
        .config("spark.databricks.delta.snapshotPartitions", "1")
        .config("spark.databricks.delta.allFilesInCrc.thresholdNumFiles", "500")
        .config("spark.databricks.delta.setTransactionsInCrc.maxAllowed", "2000")
        // A reader of one ticker or one day reads only the pages that contain its rows.
        .config("spark.hadoop.parquet.page.row.count.limit", "4096")
        // Parquet files of pandas have nanosecond times; readers get the unit from the footer.
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
   * @param master address of the Spark master used if there is no session yet
   * @param root the lake's root, as {@link Lake} takes it
   */
  public static Lake lake(String master, String root) {
    return new Lake(create(master), root);
  }
}

package io.tidemark.worker;

import io.tidemark.api.JobSettings;
import io.tidemark.core.UserFault;
import io.tidemark.core.store.LakeRoot;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The locations and settings of this machine, read from the environment once at the start of a
 * process.
 *
 * @param home the project's folder
 * @param data folder of everything that is created at run time
 * @param lake root of the lake: a folder, or {@code s3a://bucket/prefix}
 * @param remoteTemporal address of an external Temporal server, if one is named
 * @param embeddedTemporal whether runs use the server in their own process
 * @param ports of the local stack
 * @param sparkMaster a Spark master address
 * @param jobHeap heap of a job's process, such as {@code 3g}
 */
public record LocalSettings(
    Path home,
    Path data,
    String lake,
    Optional<String> remoteTemporal,
    boolean embeddedTemporal,
    Ports ports,
    String sparkMaster,
    String jobHeap) {

  /**
   * TCP ports of the local stack, all on the loopback address.
   *
   * @param workerMetrics port of the worker's metrics; 0: not served
   */
  public record Ports(int temporal, int temporalUi, int mlflow, int api, int workerMetrics) {}

  /** The variable that sets Temporal's port. */
  public static final String TEMPORAL_PORT = "TIDEMARK_TEMPORAL_PORT";

  /** The variable that sets the port of Temporal's UI. */
  public static final String TEMPORAL_UI_PORT = "TIDEMARK_TEMPORAL_UI_PORT";

  /** The variable that sets MLflow's port. */
  public static final String MLFLOW_PORT = "TIDEMARK_MLFLOW_PORT";

  /** The variable that sets the API's port. */
  public static final String API_PORT = "TIDEMARK_API_PORT";

  /** The variable that sets the port of the worker's metrics; 0 turns them off. */
  public static final String WORKER_METRICS_PORT = "TIDEMARK_WORKER_METRICS_PORT";

  public static final String LOOPBACK = "127.0.0.1";

  private static final String EMBEDDED = "embedded";
  private static final int LEAST_HEAP_MIB = 1024;

  /**
   * From {@code TIDEMARK_HOME}, {@code TIDEMARK_DATA}, {@code TIDEMARK_LAKE}, {@code
   * TIDEMARK_TEMPORAL}, {@code TIDEMARK_SPARK_MASTER}, {@code TIDEMARK_JOB_HEAP} and the five port
   * variables.
   *
   * @throws UserFault with the variable, its value and what it must be
   */
  public static LocalSettings from(Map<String, String> environment) {
    Path home = Path.of(text(environment, "TIDEMARK_HOME", ".")).toAbsolutePath().normalize();
    Path data =
        home.resolve(text(environment, "TIDEMARK_DATA", home.resolve(".tidemark/data").toString()))
            .normalize();
    String lake = text(environment, "TIDEMARK_LAKE", data.resolve("lake").toString());
    String temporal = text(environment, "TIDEMARK_TEMPORAL", "");
    return new LocalSettings(
        home,
        data,
        LakeRoot.below(home, lake).value(),
        Optional.of(temporal)
            .filter(address -> !address.isEmpty() && !address.equals(EMBEDDED))
            .map(LocalSettings::address),
        temporal.equals(EMBEDDED),
        new Ports(
            port(environment, TEMPORAL_PORT, 7233),
            port(environment, TEMPORAL_UI_PORT, 8233),
            port(environment, MLFLOW_PORT, 5500),
            port(environment, API_PORT, 8090),
            portOrNone(environment, WORKER_METRICS_PORT, 8091)),
        text(environment, "TIDEMARK_SPARK_MASTER", JobSettings.DEFAULT_MASTER),
        heap(text(environment, "TIDEMARK_JOB_HEAP", "3g")));
  }

  /** Host and port of the Temporal server to use. */
  public String temporal() {
    return remoteTemporal.orElse(LOOPBACK + ":" + ports.temporal());
  }

  /** The address of the local MLflow server. */
  public String mlflow() {
    return "http://" + LOOPBACK + ":" + ports.mlflow();
  }

  /** The address of the local API. */
  public String api() {
    return "http://" + LOOPBACK + ":" + ports.api();
  }

  /** The address of the local Temporal UI. */
  public String temporalUi() {
    return "http://" + LOOPBACK + ":" + ports.temporalUi();
  }

  /** The project's own folder for tools and builds. */
  public Path tools() {
    return home.resolve(".tidemark");
  }

  /** Process files and logs of the local stack. */
  public Path run() {
    return data.resolve("run");
  }

  /** The file that the worker writes once it takes work. */
  public Path workerReady() {
    return run().resolve("worker.ready");
  }

  /** Folders of the jobs' processes. */
  public Path jobs() {
    return data.resolve("jobs");
  }

  /** Records of the runs started from here. */
  public Path runs() {
    return data.resolve("runs");
  }

  /** The location of the lake. */
  public LakeRoot lakeRoot() {
    return new LakeRoot(lake);
  }

  /**
   * The lake as a folder of this machine.
   *
   * @throws UserFault if the lake is not on this machine
   */
  public Path localLake() {
    return lakeRoot().folder();
  }

  /**
   * The settings of a job.
   *
   * @param mlflowUri empty: no tracking
   */
  public JobSettings jobSettings(String mlflowUri) {
    return new JobSettings(lake, sparkMaster, mlflowUri);
  }

  private static String text(Map<String, String> environment, String name, String fallback) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? fallback : value.strip();
  }

  private static String address(String value) {
    if (!value.matches("[^:/]+:\\d{1,5}")) {
      throw new UserFault(
          "TIDEMARK_TEMPORAL is '%s'; it must be host:port, such as 127.0.0.1:7233, or %s"
              .formatted(value, EMBEDDED));
    }
    return value;
  }

  private static String heap(String value) {
    Matcher size = Pattern.compile("(\\d{1,6})([mMgG])").matcher(value);
    boolean enough =
        size.matches()
            && Long.parseLong(size.group(1)) * (size.group(2).equalsIgnoreCase("g") ? 1024 : 1)
                >= LEAST_HEAP_MIB;
    if (!enough) {
      throw new UserFault(
          "TIDEMARK_JOB_HEAP is '%s'; it must be a size of at least 1g, such as 3g"
              .formatted(value));
    }
    return value;
  }

  private static int portOrNone(Map<String, String> environment, String name, int fallback) {
    return text(environment, name, "").equals("0") ? 0 : port(environment, name, fallback);
  }

  private static int port(Map<String, String> environment, String name, int fallback) {
    String value = text(environment, name, Integer.toString(fallback));
    try {
      int port = Integer.parseInt(value);
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // reported below, like a number out of range
    }
    throw new UserFault("%s is '%s'; it must be a port from 1 to 65535".formatted(name, value));
  }
}

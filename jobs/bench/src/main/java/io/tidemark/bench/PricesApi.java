package io.tidemark.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.RunKey;
import io.tidemark.core.TaskGroup;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.SparkSessions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The response time of the API for ten years of one ticker, with four clients on the same machine,
 * each on its own connection: first all for the same ticker, then each request for another one. The
 * API runs as in {@code ./tidemark up}; every response must have all rows.
 */
final class PricesApi implements Bench {
  private static final int TICKERS = 100;
  private static final int DAYS = 2_520;
  private static final int CLIENTS = 4;
  private static final int WARMING = 6_000;
  private static final int QUESTIONS = 4_000;
  private static final int TRIES = 240;
  private static final String MAIN = "io.tidemark.serving.ApiMain";

  @Override
  public String name() {
    return "prices-api";
  }

  @Override
  public String describe() {
    return "%,d days of one of %d tickers as JSON, %d clients asking"
        .formatted(DAYS, TICKERS, CLIENTS);
  }

  @Override
  public List<Line> measure() throws IOException {
    Path folder = Files.createTempDirectory("tidemark-bench");
    try {
      fill(folder.resolve("lake"));
      int port = freePort();
      Process api = start(folder, port);
      try {
        String address = "http://127.0.0.1:%d/v1/prices/".formatted(port);
        awaitAnswer(address, api, folder);
        ask(address, WARMING, TICKERS);
        List<Line> lines = new ArrayList<>(lines("one ticker", ask(address, QUESTIONS, 1)));
        lines.addAll(lines("any ticker", ask(address, QUESTIONS, TICKERS)));
        return lines;
      } finally {
        api.destroy();
        api.onExit().join();
      }
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private List<Line> lines(String asked, List<Double> all) {
    List<Double> seconds = all.stream().sorted().toList();
    double half = seconds.get(seconds.size() / 2);
    double last = seconds.get(seconds.size() * 99 / 100);
    return List.of(
        new Line(name(), describe(), asked + " p50", half, 1),
        new Line(name(), describe(), asked + " p99", last, last / half));
  }

  private static void fill(Path lake) {
    SparkSession spark = SparkSessions.create("local[*]");
    Dataset<Row> rows =
        spark
            .range((long) TICKERS * DAYS)
            .selectExpr(
                "'a+b' as sources",
                "format_string('T%03d', id div " + DAYS + ") as ticker",
                "date_add(date'2015-01-01', cast(id % " + DAYS + " as int)) as date",
                "round(20 + rand(1) * 100, 2) as close",
                "floor(1e6 * rand(2)) as volume",
                "if(id % 500 = 0, 2.0, 1.0) as split_ratio",
                "if(id % 63 = 0, 0.25, 0.0) as cash_dividend",
                "'a' as vendor",
                "'agreed' as status")
            .withColumn("open", col("close"))
            .withColumn("high", col("close"))
            .withColumn("low", col("close"))
            .withColumn("vwap", lit(null).cast("double"))
            .withColumn(Table.EVENT_TIME, col("date").cast("timestamp"))
            .withColumn(Table.KNOWN_AT, lit(Timestamp.from(Instant.parse("2024-01-02T00:00:00Z"))));
    new Lake(spark, lake.toString()).append(PricesTable.TABLE, rows, new RunKey("bench"));
    spark.stop();
  }

  private static Process start(Path folder, int port) throws IOException {
    Path target = home().resolve("feature-store/serving/target");
    String classPath =
        target.resolve("classes") + ":" + Files.readString(target.resolve("classpath")).strip();
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-cp",
            classPath,
            MAIN);
    process.environment().put("TIDEMARK_LAKE", folder.resolve("lake").toString());
    process.environment().put("TIDEMARK_API_PORT", Integer.toString(port));
    return process
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("api.log").toFile())
        .start();
  }

  private static Path home() {
    String home = System.getenv("TIDEMARK_HOME");
    if (home == null) {
      throw new UserFault(
          "TIDEMARK_HOME is not set, where the API is built; start it with ./tidemark bench");
    }
    return Path.of(home);
  }

  private static void awaitAnswer(String address, Process api, Path folder) throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    for (int attempt = 0; attempt < TRIES && api.isAlive(); attempt++) {
      try {
        Thread.sleep(250);
        if (answer(client, address + "T000?limit=1").statusCode() == 200) {
          return;
        }
      } catch (ConnectException notYet) {
        // it is still starting
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new IllegalStateException(
        "the API does not answer: " + Files.readString(folder.resolve("api.log")));
  }

  private static List<Double> ask(String address, int questions, int tickers) {
    List<Callable<List<Double>>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int first = i * TICKERS / CLIENTS;
      clients.add(() -> ask(address, questions / CLIENTS, first, tickers));
    }
    try (TaskGroup crew = new TaskGroup("asking", CLIENTS)) {
      return crew.all(clients).stream().flatMap(List::stream).toList();
    }
  }

  /** The first response is checked completely; later ones must have the same length. */
  private static List<Double> ask(String address, int questions, int first, int tickers)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Map<String, Integer> lengths = new HashMap<>();
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < questions; i++) {
      String question = "T%03d?adjust=all&limit=%d".formatted((first + i) % tickers, DAYS);
      long start = System.nanoTime();
      HttpResponse<byte[]> answer = answer(client, address + question);
      seconds.add((System.nanoTime() - start) / 1e9);
      byte[] body = answer.body();
      Integer length = lengths.putIfAbsent(question, body.length);
      boolean whole = length == null ? rows(body) == DAYS : length == body.length;
      if (answer.statusCode() != 200 || !whole) {
        throw new IllegalStateException(
            "%s: %d, %d rows".formatted(question, answer.statusCode(), rows(body)));
      }
    }
    return seconds;
  }

  private static HttpResponse<byte[]> answer(HttpClient client, String address)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static int rows(byte[] body) {
    return new String(body, StandardCharsets.UTF_8).split("\"close\"", -1).length - 1;
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }
}

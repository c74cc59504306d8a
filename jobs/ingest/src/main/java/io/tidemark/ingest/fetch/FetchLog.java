package io.tidemark.ingest.fetch;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import io.tidemark.api.market.FetchRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.raw.RawFailuresTable;
import io.tidemark.core.table.raw.RawResponsesTable;
import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.VendorFailure;
import io.tidemark.feeds.VendorResponse;
import io.tidemark.lake.Lake;
import io.tidemark.lake.TableSchema;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** What a fetch has stored so far in {@code raw.responses} and {@code raw.failures}. */
public final class FetchLog {
  private static final StructType RESPONSES = withoutRunKey(RawResponsesTable.TABLE);
  private static final StructType FAILURES = withoutRunKey(RawFailuresTable.TABLE);

  private static final String FAILURES_STEP = "failures-";
  private static final String REJECTED_STEP = "rejected-";

  private final Lake lake;
  private final RunKey fetch;

  /**
   * @param fetch run key of the fetch
   */
  public FetchLog(Lake lake, RunKey fetch) {
    this.lake = lake;
    this.fetch = fetch;
  }

  /** All usable responses that the chunks of the fetch stored. */
  public Dataset<Row> responses() {
    return kept(RawResponsesTable.TABLE)
        .where(not(col(Table.RUN_KEY).contains("/" + REJECTED_STEP)))
        .where(col("status").between(200, 299));
  }

  /** When the first response or failure arrived; empty before that. */
  public Optional<Instant> began() {
    return Stream.of(RawResponsesTable.TABLE, RawFailuresTable.TABLE)
        .map(table -> kept(table).agg(min(col(Table.KNOWN_AT))).head().getTimestamp(0))
        .filter(Objects::nonNull)
        .map(Timestamp::toInstant)
        .min(Comparator.naturalOrder());
  }

  /** Keys of the chunks whose responses are stored. */
  public Set<String> chunksKept() {
    return responses()
        .select(Table.RUN_KEY)
        .distinct()
        .as(Encoders.STRING())
        .collectAsList()
        .stream()
        .collect(Collectors.toSet());
  }

  /** Subjects of that chunk that an interrupted attempt gave up. */
  public List<String> givenUp(RunKey chunk) {
    return kept(RawFailuresTable.TABLE)
        .where(col(Table.RUN_KEY).startsWith(chunk.step(FAILURES_STEP).value()))
        .select("subject")
        .as(Encoders.STRING())
        .collectAsList();
  }

  /**
   * Stores a chunk in this order: responses that are not to be landed, failures, responses to land.
   * The last ones mark the chunk as done; a chunk with failures only is requested again after an
   * interruption, without the subjects that were given up. The write of failures has a key that
   * contains the failed subjects, because after an interruption these may be different ones.
   * Failures are written after the responses that prove them, because given-up subjects are not
   * requested again.
   */
  public void keep(RunKey chunk, List<FetchedSubject> fetched) {
    keepRejected(chunk, fetched.stream().flatMap(f -> f.rejected().stream()).toList());
    List<VendorFailure> failures =
        fetched.stream().map(FetchedSubject::failure).flatMap(Optional::stream).toList();
    if (!failures.isEmpty()) {
      List<Row> rows = failures.stream().map(FetchLog::row).toList();
      lake.log(
          RawFailuresTable.TABLE,
          lake.spark().createDataFrame(rows, FAILURES),
          chunk.step(FAILURES_STEP + whatFailed(failures)));
    }
    List<Row> responses =
        fetched.stream().flatMap(f -> f.responses().stream()).map(FetchLog::row).toList();
    if (!responses.isEmpty()) {
      lake.log(RawResponsesTable.TABLE, lake.spark().createDataFrame(responses, RESPONSES), chunk);
    }
  }

  /**
   * Stores rejected responses under a separate key, so that they neither mark the chunk as done nor
   * are landed.
   */
  private void keepRejected(RunKey chunk, List<VendorResponse> rejected) {
    if (!rejected.isEmpty()) {
      List<Row> rows = rejected.stream().map(FetchLog::row).toList();
      lake.log(
          RawResponsesTable.TABLE,
          lake.spark().createDataFrame(rows, RESPONSES),
          chunk.step(REJECTED_STEP + whatCame(rejected)));
    }
  }

  private static String whatFailed(List<VendorFailure> failures) {
    return shortHash(failures.stream().map(f -> f.resource() + " " + f.subject()));
  }

  /**
   * Hashes responses including their times: a response received after an interruption is a
   * different one, even with the same content.
   */
  private static String whatCame(List<VendorResponse> responses) {
    return shortHash(responses.stream().map(r -> r + " at " + r.respondedAt()));
  }

  private static String shortHash(Stream<String> words) {
    return Sha256.of(words.sorted().collect(Collectors.joining("\n"))).substring(0, 8);
  }

  /** The result of the whole fetch so far. */
  public FetchRequest.Result result() {
    Row totals =
        responses()
            .agg(count(lit(1)), coalesce(sum(length(col("body"))), lit(0L)).cast("long"))
            .head();
    List<FetchRequest.Failure> failures =
        kept(RawFailuresTable.TABLE)
            .orderBy("vendor", "subject", "resource")
            .select("vendor", "resource", "subject", "status", "attempts", "reason")
            .collectAsList()
            .stream()
            .map(
                row ->
                    new FetchRequest.Failure(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getString(5)))
            .toList();
    return new FetchRequest.Result(totals.getLong(0), totals.getLong(1), failures);
  }

  private Dataset<Row> kept(Table table) {
    return lake.spark()
        .read()
        .format("delta")
        .option("versionAsOf", lake.version(table))
        .load(lake.location(table))
        .where(
            col(Table.RUN_KEY)
                .equalTo(fetch.value())
                .or(col(Table.RUN_KEY).startsWith(fetch.value() + "/")));
  }

  private static Row row(VendorResponse response) {
    return RowFactory.create(
        response.vendor(),
        response.resource(),
        response.subject(),
        response.page(),
        response.url(),
        response.status(),
        response.body(),
        Sha256.of(response.body()),
        Timestamp.from(response.askedAt()),
        Timestamp.from(response.respondedAt()));
  }

  private static Row row(VendorFailure failure) {
    Timestamp at = Timestamp.from(failure.failedAt());
    return RowFactory.create(
        failure.vendor(),
        failure.resource(),
        failure.subject(),
        failure.url(),
        failure.status(),
        failure.attempts(),
        failure.reason(),
        failure.kind().word(),
        at,
        at);
  }

  private static StructType withoutRunKey(Table table) {
    StructType schema = new StructType();
    for (var field : TableSchema.of(table).fields()) {
      schema = field.name().equals(Table.RUN_KEY) ? schema : schema.add(field);
    }
    return schema;
  }
}

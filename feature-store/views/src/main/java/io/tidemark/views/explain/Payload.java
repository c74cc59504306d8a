package io.tidemark.views.explain;

import io.tidemark.core.table.raw.RawFilesTable;
import io.tidemark.core.table.raw.RawResponsesTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnPredicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The location of the vendor payload that a bar was read from.
 *
 * @param sha256 SHA-256 of the bytes
 * @param files imported files with these bytes
 * @param responses vendor responses with these bytes
 */
public record Payload(String sha256, List<File> files, List<Response> responses) {
  /**
   * An imported file.
   *
   * @param path path of its bytes below the lake's root
   */
  public record File(String source, String name, String path, Instant knownAt) {}

  /**
   * A vendor's response, kept in {@code raw.responses}.
   *
   * @param url without the key
   * @param status HTTP status
   */
  public record Response(
      String vendor, String resource, String subject, String url, int status, Instant knownAt) {}

  static Payload find(LakeFolder lake, String sha256, Instant asOf) {
    List<File> files = new ArrayList<>();
    List<String> ofFiles = List.of("source", "name", "path", "known_at");
    for (BatchRow row : rows(lake, RawFilesTable.TABLE.name(), ofFiles, sha256, asOf)) {
      files.add(
          new File(
              row.text("source"), row.text("name"), row.text("path"), row.instant("known_at")));
    }
    List<Response> responses = new ArrayList<>();
    List<String> ofResponses =
        List.of("vendor", "resource", "subject", "url", "status", "known_at");
    for (BatchRow row : rows(lake, RawResponsesTable.TABLE.name(), ofResponses, sha256, asOf)) {
      responses.add(
          new Response(
              row.text("vendor"),
              row.text("resource"),
              row.text("subject"),
              row.text("url"),
              row.count("status"),
              row.instant("known_at")));
    }
    return new Payload(sha256, files, responses);
  }

  /** Reads only the named columns, since another one contains the bytes themselves. */
  private static List<BatchRow> rows(
      LakeFolder lake, String table, List<String> columns, String sha256, Instant asOf) {
    List<BatchRow> rows = new ArrayList<>();
    lake.table(table)
        .ifPresent(
            found ->
                found.read(
                    columns,
                    ColumnPredicate.all().is("sha256", sha256),
                    batch -> rows.addAll(batch.eachRow())));
    return rows.stream().filter(row -> !row.instant("known_at").isAfter(asOf)).toList();
  }
}

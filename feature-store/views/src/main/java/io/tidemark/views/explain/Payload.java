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
 * Where the bytes are that a bar was read from.
 *
 * @param sha256 of the bytes
 * @param files imported files with these bytes
 * @param responses vendors' answers with these bytes
 */
public record Payload(String sha256, List<File> files, List<Response> responses) {
  /**
   * An imported file.
   *
   * @param path of its bytes, under the lake's root
   */
  public record File(String source, String name, String path, Instant knownAt) {}

  /**
   * A vendor's answer, kept in {@code raw.responses}.
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

  /** Only the columns named, since the bytes themselves are one of the others. */
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

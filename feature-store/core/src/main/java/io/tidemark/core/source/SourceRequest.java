package io.tidemark.core.source;

import java.util.List;

/**
 * What a set asks of a source.
 *
 * @param set its name, for errors
 * @param columns those that any of its expressions reads
 * @param provider whose rows to take where a table holds several providers' rows; empty: the only
 *     one there is
 */
public record SourceRequest(String set, List<String> columns, String provider) {
  public SourceRequest {
    columns = List.copyOf(columns);
    provider = provider == null ? "" : provider;
  }
}

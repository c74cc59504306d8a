package io.tidemark.core.source;

import java.util.List;

/**
 * What a feature set needs from a source.
 *
 * @param set its name, for errors
 * @param columns the columns that any of its expressions reads
 * @param provider the provider to read where a table has rows of several; empty: the only one in
 *     the table
 */
public record SourceRequest(String set, List<String> columns, String provider) {
  public SourceRequest {
    columns = List.copyOf(columns);
    provider = provider == null ? "" : provider;
  }
}

package io.tidemark.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import io.tidemark.core.table.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** One number for the values of several columns; a missing value is a distinct value. */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * The fingerprint of some columns of a table, independent of the types that they have in the
   * given rows.
   */
  static Column of(Table table, Collection<String> names) {
    Set<String> wanted = Set.copyOf(names);
    return xxhash64(
        Arrays.stream(TableSchema.of(table).fields())
            .filter(field -> wanted.contains(field.name()))
            .map(field -> col(field.name()).cast(field.dataType()))
            .flatMap(value -> Stream.of(value, value.isNull()))
            .toArray(Column[]::new));
  }
}

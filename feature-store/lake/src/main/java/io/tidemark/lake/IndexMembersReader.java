package io.tidemark.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.tidemark.core.UserFault;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.IndexMembersTable;
import io.tidemark.core.universe.IndexMembers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Reads the members of an index from {@code market.index_members}. */
public final class IndexMembersReader {
  private IndexMembersReader() {}

  /**
   * The members of an index as known by a time.
   *
   * @param version Delta version of the table
   * @throws UserFault if no member was known
   */
  public static IndexMembers read(Lake lake, long version, String index, Instant asOf) {
    IndexMembers.Builder members = new IndexMembers.Builder(index);
    lake.history(IndexMembersTable.TABLE, version, asOf)
        .where(col("index").equalTo(index))
        .select(
            col("ticker"),
            unix_date(col("date")),
            unix_date(col("until")),
            unix_micros(col(Table.KNOWN_AT)),
            col(Table.RUN_KEY),
            col("place"))
        .collectAsList()
        .forEach(row -> add(members, row));
    IndexMembers found = members.build();
    if (found.isEmpty()) {
      throw new UserFault(
          "%s has no member of '%s' known by %s; it has %s: import them with ./tidemark import members --index %s FILE"
              .formatted(
                  IndexMembersTable.TABLE.name(), index, asOf, others(lake, version), index));
    }
    return found;
  }

  private static void add(IndexMembers.Builder members, Row row) {
    members.add(
        row.getString(0),
        LocalDate.ofEpochDay(row.getInt(1)),
        row.isNullAt(2) ? null : LocalDate.ofEpochDay(row.getInt(2)),
        Instant.EPOCH.plus(row.getLong(3), ChronoUnit.MICROS),
        row.getString(4),
        row.getString(5));
  }

  private static Object others(Lake lake, long version) {
    return lake.history(IndexMembersTable.TABLE, version, Instant.parse("9999-12-31T00:00:00Z"))
        .select("index")
        .distinct()
        .orderBy("index")
        .as(Encoders.STRING())
        .collectAsList();
  }
}

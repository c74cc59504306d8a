package io.tidemark.features.inputs;

import io.tidemark.api.market.MarketScope;
import io.tidemark.core.source.SourceProvenance;
import io.tidemark.core.table.market.IndexMembersTable;
import io.tidemark.core.universe.EveryTicker;
import io.tidemark.core.universe.IndexMembers;
import io.tidemark.core.universe.SessionMembers;
import io.tidemark.lake.IndexMembersReader;
import io.tidemark.lake.Lake;
import java.util.List;
import java.util.Map;

/**
 * The universe of a request.
 *
 * @param tickers whose prices are read; empty: all. Of an index those that ever were members, since
 *     a member's rows look back to sessions before it joined
 * @param members which of them have rows in each session
 * @param readings what it was read from; nothing if it is not of an index
 */
public record RequestUniverse(
    List<String> tickers, SessionMembers members, Map<String, SourceProvenance> readings) {

  /**
   * Reads the universe, as known by the scope's {@code asOf}.
   *
   * @throws io.tidemark.core.UserFault if it is an index without members
   */
  public static RequestUniverse of(Lake lake, MarketScope scope) {
    if (scope.universe().isEmpty()) {
      return new RequestUniverse(scope.tickers(), EveryTicker.ALL, Map.of());
    }
    long version = lake.version(IndexMembersTable.TABLE);
    IndexMembers members = IndexMembersReader.read(lake, version, scope.universe(), scope.asOf());
    String table = IndexMembersTable.TABLE.name();
    return new RequestUniverse(
        List.copyOf(members.tickers()),
        members,
        Map.of(table, new SourceProvenance(scope.universe(), Map.of(table, version))));
  }
}

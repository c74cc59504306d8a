package io.tidemark.serving.live;

import io.tidemark.core.UserFault;
import io.tidemark.core.source.JoinedSource;
import io.tidemark.core.table.market.IndexMembersTable;
import io.tidemark.core.universe.EveryTicker;
import io.tidemark.core.universe.IndexMembers;
import io.tidemark.core.universe.SessionMembers;
import io.tidemark.sources.JoinedValues;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.sources.ViewSourceReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The joined sources of a set and the members of its universe, as read from the lake.
 *
 * @param members in which sessions each ticker belongs to the universe
 * @param versions versions of the tables that they are read from; -1 where there is no table
 * @param newest when the latest row that was read became known
 * @param goodUntil the time from which a row counts that does not count yet
 */
record LiveSources(
    JoinedValues values,
    SessionMembers members,
    Map<String, Long> versions,
    Instant newest,
    Instant goodUntil) {

  /**
   * Reads the sources.
   *
   * @throws LiveUnavailable if a source does not have the data that the set needs
   */
  static LiveSources read(LiveSet set, LakeFolder lake, Instant now) {
    Map<String, Long> versions = versions(set, lake);
    ViewSourceReader reader = new ViewSourceReader(lake, now);
    try {
      JoinedValues values =
          JoinedValues.load(set.set(), List.of(set.plan()), set.providers(), reader);
      SessionMembers members =
          set.index().isEmpty() ? EveryTicker.ALL : IndexMembers.read(reader, set.index());
      return new LiveSources(values, members, versions, reader.newest(), reader.next());
    } catch (UserFault e) {
      throw new LiveUnavailable(
          "%s; request the last build with /latest".formatted(e.getMessage()), e);
    }
  }

  /** Whether reading them again would give the same values. */
  boolean isCurrent(LiveSet set, LakeFolder lake, Instant now) {
    return now.isBefore(goodUntil) && versions.equals(versions(set, lake));
  }

  /** Identifies the state of the sources; empty if the set reads only prices of all tickers. */
  String tag() {
    return versions.isEmpty() ? "" : "-%s-%s".formatted(versions.values(), newest);
  }

  private static Map<String, Long> versions(LiveSet set, LakeFolder lake) {
    Map<String, Long> versions = new TreeMap<>();
    JoinedValues.read(set.set(), List.of(set.plan())).values().stream()
        .map(JoinedSource::tables)
        .flatMap(Collection::stream)
        .forEach(table -> versions.put(table, lake.version(table)));
    if (!set.index().isEmpty()) {
      String table = IndexMembersTable.TABLE.name();
      versions.put(table, lake.version(table));
    }
    return versions;
  }
}

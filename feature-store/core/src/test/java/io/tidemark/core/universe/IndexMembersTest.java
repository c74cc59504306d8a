package io.tidemark.core.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.core.market.Universe;
import io.tidemark.core.time.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexMembersTest {
  private static final TradingCalendar NYSE = TradingCalendar.XNYS;
  private static final LocalDate MONDAY = LocalDate.of(2020, 3, 2);
  private static final LocalDate WEDNESDAY = LocalDate.of(2020, 3, 4);
  private static final LocalDate NEXT_MONDAY = LocalDate.of(2020, 3, 9);

  @Test
  void aMemberIsOneFromItsFirstDayToItsLast() {
    IndexMembers members =
        builder().add("A", MONDAY, WEDNESDAY, at("2020-02-20T12:00:00Z"), "r/2", "f.csv:2").build();
    assertThat(includes(members, "A", LocalDate.of(2020, 2, 28))).isFalse();
    assertThat(includes(members, "A", MONDAY)).isTrue();
    assertThat(includes(members, "A", WEDNESDAY)).isTrue();
    assertThat(includes(members, "A", LocalDate.of(2020, 3, 5))).isFalse();
    assertThat(includes(members, "B", MONDAY)).isFalse();
  }

  @Test
  void anAnnouncedJoiningTakesEffectOnItsDayAndALateOneWhenItWasKnown() {
    Instant thursday = at("2020-03-05T20:00:00Z");
    IndexMembers members =
        builder()
            .add("SOON", NEXT_MONDAY, null, thursday, "r/2", "f.csv:2")
            .add("LATE", MONDAY, null, thursday, "r/3", "f.csv:3")
            .build();
    assertThat(includes(members, "SOON", LocalDate.of(2020, 3, 6))).isFalse();
    assertThat(includes(members, "SOON", NEXT_MONDAY)).isTrue();
    assertThat(includes(members, "LATE", WEDNESDAY)).as("decided on Thursday at 9:30").isFalse();
    assertThat(includes(members, "LATE", LocalDate.of(2020, 3, 5))).isTrue();
  }

  @Test
  void aRemovalCountsFromWhenItWasKnown() {
    IndexMembers members =
        builder()
            .add("A", MONDAY, WEDNESDAY, at("2020-03-06T20:00:00Z"), "r/3", "f.csv:3")
            .add("A", MONDAY, null, at("2020-02-20T12:00:00Z"), "r/2", "f.csv:2")
            .build();
    assertThat(includes(members, "A", LocalDate.of(2020, 3, 5))).as("not known yet").isTrue();
    assertThat(includes(members, "A", LocalDate.of(2020, 3, 6))).isFalse();
  }

  @Test
  void aHistoryThatWasLoadedLateCountsAsKnownInTime() {
    Instant later = at("2024-05-01T12:00:00Z");
    IndexMembers members =
        builder()
            .add("A", MONDAY, WEDNESDAY, later, "r/2", "f.csv:2")
            .add("A", NEXT_MONDAY, null, later, "r/3", "f.csv:3")
            .add("A", NEXT_MONDAY, LocalDate.of(2024, 5, 3), later.plusSeconds(9), "r/3", "g.csv:3")
            .build();
    assertThat(includes(members, "A", MONDAY)).isTrue();
    assertThat(includes(members, "A", LocalDate.of(2020, 3, 5))).isFalse();
    assertThat(includes(members, "A", NEXT_MONDAY)).isTrue();
    assertThat(includes(members, "A", LocalDate.of(2024, 5, 6))).isFalse();
    assertThat(members.tickers()).containsExactly("A");
    assertThat(members.files()).containsExactly("f.csv", "g.csv");
  }

  /** The lists of one file end with their members open; those of the next begin them again. */
  @Test
  void anOpenMembershipEndsWhereALaterFileBeginsItAgain() {
    LocalDate friday = LocalDate.of(2020, 3, 13);
    Instant later = at("2024-05-01T12:00:00Z");
    IndexMembers members =
        builder()
            .add("A", MONDAY, null, later, "r/2", "2019.csv:2")
            .add("A", NEXT_MONDAY, friday, later, "r/3", "2020.csv:2")
            .build();
    assertThat(includes(members, "A", LocalDate.of(2020, 3, 6))).isTrue();
    assertThat(includes(members, "A", friday)).isTrue();
    assertThat(includes(members, "A", LocalDate.of(2020, 3, 16))).isFalse();
    assertThat(members.includesWithin("A", LocalDate.of(2020, 3, 16), LocalDate.MAX)).isFalse();
    assertThat(members.hasLeavers(MONDAY, LocalDate.of(2020, 3, 20))).isTrue();
    assertThat(members.hasLeavers(LocalDate.of(2020, 3, 16), LocalDate.MAX)).isFalse();
    assertThat(members.isKnownInTime()).isFalse();
  }

  @Test
  void whatBecomesKnownLaterChangesNoEarlierSession() {
    IndexMembers.Builder known =
        builder().add("A", MONDAY, null, at("2020-02-20T12:00:00Z"), "r/2", "f.csv:2");
    IndexMembers before = known.build();
    IndexMembers after =
        known
            .add("A", MONDAY, NEXT_MONDAY, at("2020-03-12T00:00:00Z"), "r/3", "f.csv:3")
            .add("B", NEXT_MONDAY, null, at("2020-03-12T00:00:00Z"), "r/4", "f.csv:4")
            .build();
    for (LocalDate day : NYSE.sessions(MONDAY, LocalDate.of(2020, 3, 10))) {
      for (String ticker : List.of("A", "B")) {
        assertThat(includes(after, ticker, day))
            .as(ticker + " " + day)
            .isEqualTo(includes(before, ticker, day));
      }
    }
    assertThat(includes(after, "A", LocalDate.of(2020, 3, 12))).isFalse();
    assertThat(includes(after, "B", LocalDate.of(2020, 3, 12))).isTrue();
  }

  @Test
  void theReportSaysHowTheUniverseCameAbout() {
    IndexMembers members =
        builder()
            .add("A", MONDAY, null, Instant.EPOCH, "r/2", "f.csv:2")
            .add("B", MONDAY, WEDNESDAY, Instant.EPOCH, "r/3", "f.csv:3")
            .build();
    assertThat(origin("index:sp500", 1, Optional.of(members)))
        .isEqualTo(
            "Members of sp500 on each session, as known then, from f.csv; of the 2 that were"
                + " members in these sessions, 1 have no prices: these, delisted names perhaps"
                + " among them, are missing.");
    assertThat(origin("index:sp500", 2, Optional.of(members)))
        .endsWith("; all 2 that were members in these sessions have prices.");
    assertThat(origin("1a2b3c4d", 80, Optional.empty()))
        .isEqualTo(
            "The 80 tickers named in the request, chosen with hindsight unless the list is from"
                + " before 2020-03-02: names that were delisted or dropped are missing.");
    assertThat(origin(Universe.ALL, 80, Optional.empty()))
        .startsWith("All tickers of acme that have prices: delisted names are included only if");
  }

  @Test
  void aUniverseOfAnIndexHasAnIdentifierOfItsOwn() {
    assertThat(new Universe(List.of(), "sp500").id()).isEqualTo("index:sp500");
    assertThat(Universe.indexOf("index:sp500")).contains("sp500");
    assertThat(Universe.indexOf("all")).isEmpty();
    assertThat(new Universe(List.of("B", "A"), null).id())
        .isEqualTo(Universe.id(List.of("A", "B")));
    assertThat(new Universe(null, " ").id()).isEqualTo(Universe.ALL);
    assertThatThrownBy(() -> new Universe(List.of("A"), "sp500"))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("both choose tickers");
    assertThatThrownBy(() -> new Universe(List.of(), "s p")).hasMessageContaining("'s p' must be");
  }

  private static String origin(String id, long tickers, Optional<IndexMembers> members) {
    return UniverseOrigin.of(id, List.of("acme"), tickers, MONDAY, NEXT_MONDAY, members);
  }

  private static boolean includes(IndexMembers members, String ticker, LocalDate day) {
    return members.includes(ticker, day, NYSE.decision(day));
  }

  private static IndexMembers.Builder builder() {
    return new IndexMembers.Builder("sp500");
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }
}

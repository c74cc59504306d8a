package io.tidemark.api.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketScopeTest {
  private static final LocalDate FROM = LocalDate.of(2020, 1, 2);
  private static final LocalDate TO = LocalDate.of(2020, 6, 1);
  private static final Instant AS_OF = Instant.parse("2020-07-01T00:00:00Z");
  private static final MarketScope SCOPE =
      new MarketScope(List.of("a", "b"), List.of("AAPL"), FROM, TO, AS_OF);

  /** A request that leaves everything open, as one typed into the Temporal UI may. */
  private record Order(MarketScope scope, String title) implements MarketScoped {}

  @Test
  void itsFieldsStandBesideTheRequestsOwnInAnyOrder() {
    Order order =
        Json.read(
            "{\"asOf\":\"2020-07-01T00:00:00Z\",\"title\":\"t\",\"tickers\":[\"AAPL\"],"
                + "\"from\":\"2020-01-02\",\"vendors\":[\"a\",\"b\"],\"to\":\"2020-06-01\"}",
            Order.class);
    assertThat(order).isEqualTo(new Order(SCOPE, "t"));
    assertThat(Json.read(Json.write(order), Order.class)).isEqualTo(order);
  }

  @Test
  void anEmptyObjectLeavesAllOpen() {
    assertThat(Json.read("{}", Order.class))
        .isEqualTo(new Order(new MarketScope(null, null, null, null, null), null));
    assertThat(Json.read("null", Order.class)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"tikers\":[]}         | there is no field 'tikers'; did you mean 'tickers'?",
        "{\"scope\":{}}          | there is no field 'scope'",
        "{\"from\":\"soon\"}     | field 'from' must be a date, as in \"2020-01-31\"",
        "{\"vendors\":\"a\"}     | field 'vendors' must be a list",
        "{\"vendors\":[null]}    | vendors [null] must all be names; remove the null",
        "{\"from\":\"2020-01-02\",\"to\":\"2020-01-01\"} | to is 2020-01-01, which is before from",
        "[]                      | it must be an object",
      })
  void whatDoesNotFitIsNamed(String json, String message) {
    assertThatThrownBy(() -> Json.read(json, Order.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aUniverseTakesThePlaceOfTickersAndTravelsWithTheScope() {
    Order order = Json.read("{\"vendors\":[\"a\"],\"universe\":\"sp500\"}", Order.class);
    assertThat(order.universe()).isEqualTo("sp500");
    assertThat(order.scope().universeId()).isEqualTo("index:sp500");
    assertThat(order.scope().until(TO).knownAt(AS_OF).universe()).isEqualTo("sp500");
    assertThat(Json.read(Json.write(order), Order.class)).isEqualTo(order);
    assertThat(Json.write(new Order(SCOPE, "t"))).doesNotContain("universe");
    assertThatThrownBy(
            () -> Json.read("{\"tickers\":[\"AAPL\"],\"universe\":\"sp500\"}", Order.class))
        .hasMessageContaining("tickers [AAPL] and universe 'sp500' both choose tickers");
  }

  @Test
  void aStepsScopeLeavesNothingOpen() {
    RunKey step = new RunKey("i/1");
    assertThat(SCOPE.settled(step)).isEqualTo(SCOPE);
    assertThatThrownBy(() -> new MarketScope(null, null, FROM, TO, AS_OF).settled(step))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("i/1 names no vendor");
    assertThatThrownBy(() -> SCOPE.knownAt(null).settled(step))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("i/1 has no 'asOf'");
    assertThatThrownBy(() -> SCOPE.until(null).settled(step)).hasMessageContaining("has no 'to'");
  }

  @Test
  void itKeepsItsOwnNames() {
    List<String> vendors = Arrays.asList("a", "b");
    MarketScope scope = new MarketScope(vendors, null, FROM, TO, AS_OF);
    vendors.set(0, "z");
    assertThat(scope.vendors()).containsExactly("a", "b");
    assertThat(scope.tickers()).isEmpty();
  }
}

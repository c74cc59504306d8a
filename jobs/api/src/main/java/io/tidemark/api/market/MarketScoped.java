package io.tidemark.api.market;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A request for some market data: a record with a component {@code scope}. In its JSON the scope's
 * fields stand beside the request's own, so that {@code {"vendors":["a"],"from":"2020-01-01"}} is
 * one. The order in which they are written is the record's {@code @JsonPropertyOrder}; it never
 * changes, since a request is known by the hash of its JSON.
 */
@JsonDeserialize(using = MarketScopedReader.class)
@JsonIgnoreProperties(value = MarketScopedReader.SCOPE, allowSetters = true)
public interface MarketScoped {
  /** The market data that it is about. */
  MarketScope scope();

  /** Sources of prices in order of trust. */
  @JsonProperty
  default List<String> vendors() {
    return scope().vendors();
  }

  /** Empty: all that the vendors have. */
  @JsonProperty
  default List<String> tickers() {
    return scope().tickers();
  }

  /** First session. */
  @JsonProperty
  default LocalDate from() {
    return scope().from();
  }

  /** Last session. */
  @JsonProperty
  default LocalDate to() {
    return scope().to();
  }

  /** Knowledge time of every read. */
  @JsonProperty
  default Instant asOf() {
    return scope().asOf();
  }

  /** Name of the index whose members are the tickers; empty, and not written: none. */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  default String universe() {
    return scope().universe();
  }
}

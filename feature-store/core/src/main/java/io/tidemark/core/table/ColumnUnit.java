package io.tidemark.core.table;

import io.tidemark.core.feature.operators.Unit;
import java.util.Optional;

/** The unit of a column's values. */
public enum ColumnUnit {
  /** A text or bytes. */
  NONE(""),
  /** A calendar day. */
  DAY("day"),
  MICROSECONDS_UTC("microseconds UTC"),
  USD_PER_SHARE("USD per share"),
  /** Prices of shares and futures in one column. */
  QUOTED("USD per share; of futures index points"),
  SHARES("shares"),
  SHARES_OR_CONTRACTS("shares or contracts"),
  /** A pure number: a ratio, a correlation, a probability. */
  RATIO("ratio"),
  COUNT("count"),
  TRADES("trades"),
  MINUTES("minutes"),
  BYTES("bytes"),
  /** A place in an order. */
  ORDINAL("ordinal"),
  /** A number that only names something. */
  CODE("code"),
  /** Another column of the row names what is measured, and so its unit. */
  BY_ROW("by row"),
  /** A feature or label, whose unit follows from its definition. */
  BY_DEFINITION("by definition");

  private final String text;

  ColumnUnit(String text) {
    this.text = text;
  }

  /** As people write it; empty if there is none. */
  public String text() {
    return text;
  }

  /** Its dimension in the feature language, if it can be reckoned with there. */
  public Optional<Unit> dimension() {
    return switch (this) {
      case USD_PER_SHARE, QUOTED -> Optional.of(Unit.PRICE);
      case SHARES, SHARES_OR_CONTRACTS -> Optional.of(Unit.SHARES);
      case RATIO, COUNT -> Optional.of(Unit.NONE);
      case TRADES -> Optional.of(Unit.TRADES);
      case MINUTES -> Optional.of(Unit.MINUTES);
      case NONE, DAY, MICROSECONDS_UTC, BYTES, ORDINAL, CODE, BY_ROW, BY_DEFINITION ->
          Optional.empty();
    };
  }

  /** The unit of all columns of that type; none of figures, which differ. */
  static Optional<ColumnUnit> of(ColumnType type) {
    return switch (type) {
      case TEXT, TEXTS, BYTES -> Optional.of(NONE);
      case DATE -> Optional.of(DAY);
      case TIME -> Optional.of(MICROSECONDS_UTC);
      case DOUBLE, DOUBLES, INTEGER, LONG -> Optional.empty();
    };
  }
}

package io.tidemark.core.table;

import io.tidemark.core.feature.operators.Unit;
import java.util.Optional;

/** The unit of a column's values. */
public enum ColumnUnit {
  /** A text or bytes. */
  NONE("", null),
  /** A calendar day. */
  DAY("day", null),
  MICROSECONDS_UTC("microseconds UTC", null),
  USD_PER_SHARE("USD per share", Unit.PRICE),
  /** Prices of shares and futures in one column. */
  QUOTED("USD per share; of futures index points", Unit.PRICE),
  SHARES("shares", Unit.SHARES),
  SHARES_OR_CONTRACTS("shares or contracts", Unit.SHARES),
  /** A pure number: a ratio, a correlation, a probability. */
  RATIO("ratio", Unit.NONE),
  COUNT("count", Unit.NONE),
  MINUTES("minutes", null),
  BYTES("bytes", null),
  /** A place in an order. */
  ORDINAL("ordinal", null),
  /** A number that only names something. */
  CODE("code", null),
  /** Another column of the row names what is measured, and so its unit. */
  BY_ROW("by row", null),
  /** A feature or label, whose unit follows from its definition. */
  BY_DEFINITION("by definition", null);

  private final String text;
  private final Unit dimension;

  ColumnUnit(String text, Unit dimension) {
    this.text = text;
    this.dimension = dimension;
  }

  /** As people write it; empty if there is none. */
  public String text() {
    return text;
  }

  /** Its dimension in the feature language, if it can be reckoned with there. */
  public Optional<Unit> dimension() {
    return Optional.ofNullable(dimension);
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

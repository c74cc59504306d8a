package io.tidemark.views.delta;

import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Conditions on columns; a row must meet all of them. A value is a String, a LocalDate or an
 * Instant; a row without a value in the column does not meet its condition.
 */
public record ColumnPredicate(List<Condition> conditions) {
  private static final ColumnPredicate ALL = new ColumnPredicate(List.of());

  /**
   * The comparison of a column's value with the given one; the symbol is its name in the Delta
   * kernel.
   */
  enum Relation {
    EQUAL("="),
    AT_MOST("<="),
    AT_LEAST(">=");

    private final String symbol;

    Relation(String symbol) {
      this.symbol = symbol;
    }

    boolean holds(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case AT_MOST -> comparison <= 0;
        case AT_LEAST -> comparison >= 0;
      };
    }
  }

  /** One condition; {@code value} is a String, a LocalDate or an Instant. */
  record Condition(String column, Relation relation, Object value) {
    Condition {
      if (!(value instanceof String)
          && !(value instanceof LocalDate)
          && !(value instanceof Instant)) {
        throw new IllegalArgumentException("cannot compare a column with " + value.getClass());
      }
    }

    private Predicate predicate() {
      return new Predicate(relation.symbol, new Column(column), literal());
    }

    private Literal literal() {
      if (value instanceof LocalDate date) {
        return Literal.ofDate(Math.toIntExact(date.toEpochDay()));
      }
      return value instanceof Instant time
          ? Literal.ofTimestamp(Micros.of(time))
          : Literal.ofString((String) value);
    }
  }

  public ColumnPredicate {
    conditions = List.copyOf(conditions);
  }

  /** Accepts every row. */
  public static ColumnPredicate all() {
    return ALL;
  }

  /** Accepts rows with columns that equal the values. */
  public static ColumnPredicate equal(Map<String, ?> values) {
    ColumnPredicate where = ALL;
    for (Map.Entry<String, ?> wanted : values.entrySet()) {
      where = where.with(wanted.getKey(), Relation.EQUAL, wanted.getValue());
    }
    return where;
  }

  /** Adds: the column equals the value. */
  public ColumnPredicate is(String column, Object value) {
    return with(column, Relation.EQUAL, value);
  }

  /** Adds an equality if there is a value. */
  public ColumnPredicate is(String column, Optional<?> value) {
    return value.isEmpty() ? this : is(column, value.get());
  }

  /** Adds: the column is at most the value. */
  public ColumnPredicate atMost(String column, Object value) {
    return with(column, Relation.AT_MOST, value);
  }

  /** Adds: the column is at least the value. */
  public ColumnPredicate atLeast(String column, Object value) {
    return with(column, Relation.AT_LEAST, value);
  }

  private ColumnPredicate with(String column, Relation relation, Object value) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(new Condition(column, relation, value));
    return new ColumnPredicate(more);
  }

  Optional<Predicate> predicate() {
    return conditions.stream().map(Condition::predicate).reduce(And::new);
  }
}

package io.tidemark.core.feature;

import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.Unit;
import java.util.List;

/**
 * A step of a plan. Equal expressions are one node, computed once.
 *
 * @param id place in the plan; inputs have smaller ones
 * @param text canonical form, the node's identity
 * @param operator null for a column or a constant
 * @param parameters of the operator; the value of a constant
 * @param inputs ids of the series it reads
 * @param lookBack rows before the present one that a value reads, through all inputs
 * @param lookAhead rows after it
 * @param stage the largest number of operators across entities on a path to its inputs
 */
public record Node(
    int id,
    String text,
    Operator operator,
    double[] parameters,
    List<Integer> inputs,
    Unit unit,
    int lookBack,
    int lookAhead,
    int stage) {

  boolean isConstant() {
    return operator == null && parameters.length == 1;
  }

  boolean isField() {
    return operator == null && parameters.length == 0;
  }

  /**
   * Whether its values are supplied as a column: from a source, or computed across entities in an
   * earlier stage.
   */
  public boolean isGiven() {
    return isField() || isCrossSectional();
  }

  public boolean isCrossSectional() {
    return operator != null && operator.crossSectional();
  }
}

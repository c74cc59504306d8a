package io.tidemark.core.feature.operators.crosssection;

import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.Unit;
import java.util.List;

/** Common base of the operators across entities: no look-back. */
abstract class CrossSectionOperator implements Operator {
  private final String name;
  private final int series;
  private final String formula;

  CrossSectionOperator(String name, int series, String formula) {
    this.name = name;
    this.series = series;
    this.formula = formula;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int series() {
    return series;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public final String formula() {
    return formula;
  }

  @Override
  public final int lookBack(double[] parameters) {
    return 0;
  }

  @Override
  public Unit unit(List<Unit> series) {
    return Unit.NONE;
  }

  @Override
  public final boolean crossSectional() {
    return true;
  }
}

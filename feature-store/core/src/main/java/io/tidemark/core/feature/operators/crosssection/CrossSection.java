package io.tidemark.core.feature.operators.crosssection;

import io.tidemark.core.feature.Operator;
import io.tidemark.core.feature.Unit;
import java.util.List;

/** What operators across entities share: one series, no parameters, a pure number as result. */
abstract class CrossSection implements Operator {
  private final String name;
  private final String formula;

  CrossSection(String name, String formula) {
    this.name = name;
    this.formula = formula;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int series() {
    return 1;
  }

  @Override
  public final List<Parameter> parameters() {
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
  public final Unit unit(List<Unit> series) {
    return Unit.NONE;
  }

  @Override
  public final boolean crossSectional() {
    return true;
  }
}

package io.tidemark.core.feature;

import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.crosssection.XsBucket;
import io.tidemark.core.feature.operators.crosssection.XsNeutral;
import io.tidemark.core.feature.operators.crosssection.XsRank;
import io.tidemark.core.feature.operators.crosssection.XsZScore;
import io.tidemark.core.feature.operators.elementwise.ArithmeticOperator;
import io.tidemark.core.feature.operators.elementwise.ComparisonOperator;
import io.tidemark.core.feature.operators.elementwise.Pointwise;
import io.tidemark.core.feature.operators.regression.Corr;
import io.tidemark.core.feature.operators.regression.RSquare;
import io.tidemark.core.feature.operators.regression.Resi;
import io.tidemark.core.feature.operators.regression.Slope;
import io.tidemark.core.feature.operators.rolling.Ewm;
import io.tidemark.core.feature.operators.rolling.IdxMax;
import io.tidemark.core.feature.operators.rolling.IdxMin;
import io.tidemark.core.feature.operators.rolling.Max;
import io.tidemark.core.feature.operators.rolling.Mean;
import io.tidemark.core.feature.operators.rolling.Min;
import io.tidemark.core.feature.operators.rolling.Quantile;
import io.tidemark.core.feature.operators.rolling.Rank;
import io.tidemark.core.feature.operators.rolling.Ref;
import io.tidemark.core.feature.operators.rolling.Std;
import io.tidemark.core.feature.operators.rolling.Sum;
import io.tidemark.core.feature.operators.rolling.ZScore;
import io.tidemark.core.feature.operators.volatility.Bipower;
import io.tidemark.core.feature.operators.volatility.GarmanKlass;
import io.tidemark.core.feature.operators.volatility.Parkinson;
import io.tidemark.core.feature.operators.volatility.RogersSatchell;
import io.tidemark.core.feature.operators.volatility.YangZhang;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All operators of the language, by name. */
public final class Operators {
  private static final Map<String, Operator> ALL = new TreeMap<>();

  static {
    for (Operator operator :
        new Operator[] {
          ArithmeticOperator.ADD,
          ArithmeticOperator.SUB,
          ArithmeticOperator.MUL,
          ArithmeticOperator.DIV,
          Pointwise.NEG,
          Pointwise.ABS,
          Pointwise.SIGN,
          Pointwise.LOG,
          Pointwise.EXP,
          Pointwise.SQRT,
          ComparisonOperator.GREATER,
          ComparisonOperator.LESS,
          ComparisonOperator.GT,
          ComparisonOperator.LT,
          ComparisonOperator.GE,
          ComparisonOperator.LE,
          new Ref(),
          new Sum(),
          new Mean(),
          new Std(),
          new Min(),
          new Max(),
          new ZScore(),
          new Rank(),
          new Corr(),
          new Slope(),
          new RSquare(),
          new Resi(),
          new Quantile(),
          new IdxMax(),
          new IdxMin(),
          new Ewm(),
          new GarmanKlass(),
          new Parkinson(),
          new RogersSatchell(),
          new YangZhang(),
          new Bipower(),
          new XsRank(),
          new XsZScore(),
          new XsNeutral(),
          new XsBucket()
        }) {
      ALL.put(operator.name(), operator);
    }
  }

  private Operators() {}

  /** Every operator, in order of name. */
  public static Iterable<Operator> all() {
    return ALL.values();
  }

  static Optional<Operator> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  static Iterable<String> names() {
    return ALL.keySet();
  }
}

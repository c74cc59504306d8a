package io.tidemark.core.feature;

import io.tidemark.core.SpellingSuggestions;
import io.tidemark.core.feature.Expr.Call;
import io.tidemark.core.feature.Expr.Field;
import io.tidemark.core.feature.Expr.Literal;
import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.feature.operators.SpanWindow;
import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.feature.operators.WindowUnit;
import io.tidemark.core.source.FeatureSource;
import io.tidemark.core.source.JoinedSource;
import io.tidemark.core.time.TradingCalendar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compiles expressions into one plan: checks names, numbers and units, and shares common
 * sub-expressions.
 */
final class PlanCompiler {
  private final Map<String, FeatureSource> sources;
  private final TradingCalendar calendar;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> known = new HashMap<>();
  private final Map<String, Integer> outputs = new LinkedHashMap<>();
  private String text = "";

  /**
   * @param sources the set's sources by their alias, such as {@code px}
   * @param calendar the set's, on which the units of prices may depend
   */
  PlanCompiler(Map<String, FeatureSource> sources, TradingCalendar calendar) {
    this.sources = sources;
    this.calendar = calendar;
  }

  /** Compiles an expression as the output of that name. */
  void add(String name, String expression) {
    text = expression;
    outputs.put(name, compile(ExprParser.parse(expression)));
  }

  Plan plan() {
    return new Plan(nodes, outputs);
  }

  private int compile(Expr expression) {
    if (expression instanceof Literal literal) {
      if (!literal.isPlain()) {
        throw fault(
            literal, "%s is a span; only the window of an operator is one".formatted(literal));
      }
      return node(literal.toString(), null, new double[] {literal.value()}, List.of(), Unit.NONE);
    }
    return expression instanceof Field field ? field(field) : call((Call) expression);
  }

  private int field(Field field) {
    FeatureSource table = sources.get(field.source());
    if (table == null) {
      throw fault(
          field,
          "source '%s' is not declared%s"
              .formatted(field.source(), meant(field.source(), sources.keySet())));
    }
    Unit unit =
        table
            .unit(field.name(), calendar)
            .orElseThrow(
                () ->
                    fault(
                        field,
                        "%s has no column '%s'%s"
                            .formatted(
                                table.name(),
                                field.name(),
                                meant(field.name(), table.columns().keySet()))));
    int lookBack = table instanceof JoinedSource joined ? joined.lookBack() : 0;
    return node(field.toString(), null, new double[0], List.of(), unit, lookBack);
  }

  private int call(Call call) {
    Operator operator =
        Operators.named(call.operator())
            .orElseThrow(
                () ->
                    fault(
                        call,
                        "operator '%s' is not known%s"
                            .formatted(
                                call.operator(), meant(call.operator(), Operators.names()))));
    int series = operator.series();
    if (call.arguments().size() < series) {
      throw fault(call, usage(operator));
    }
    List<Integer> inputs = call.arguments().subList(0, series).stream().map(this::compile).toList();
    List<Literal> numbers = numbers(call, operator);
    double[] parameters = numbers.stream().mapToDouble(Literal::value).toArray();
    String canonical = canonical(operator, inputs, numbers);
    Unit unit = unit(call, operator, inputs);
    refuseOverCounted(call, operator, parameters, inputs);
    if (numbers.stream().allMatch(Literal::isPlain)) {
      return node(canonical, operator, parameters, inputs, unit);
    }
    Literal span = numbers.get(0);
    parameters[0] = span.value() * WindowUnit.size(span.clock());
    return node(canonical, clocked(operator, span), parameters, withClock(inputs, span), unit);
  }

  /**
   * A window of volume or trades becomes complete at a row that depends on how much history was
   * loaded, so it cannot be nested.
   */
  private void refuseOverCounted(
      Call call, Operator operator, double[] parameters, List<Integer> inputs) {
    if (operator.lookBack(parameters) + operator.lookAhead(parameters) == 0) {
      return;
    }
    for (int id : inputs) {
      if (isCounted(nodes.get(id))) {
        throw fault(
            call,
            "%s reads rows of a window of volume or trades, which cannot be nested; give the inner window rows or time"
                .formatted(operator.name()));
      }
    }
  }

  private boolean isCounted(Node node) {
    return (node.operator() instanceof SpanWindow clocked && clocked.isCounted())
        || node.inputs().stream().anyMatch(id -> isCounted(nodes.get(id)));
  }

  private Operator clocked(Operator operator, Literal span) {
    try {
      double length = span.value() * WindowUnit.size(span.clock());
      return new SpanWindow(operator, clock(span), length, rows().cadence().toSeconds());
    } catch (IllegalArgumentException e) {
      throw fault(span, e.getMessage());
    }
  }

  private List<Integer> withClock(List<Integer> inputs, Literal span) {
    String column = clock(span).column();
    if (clock(span) != WindowUnit.TIME && rows().unit(column, calendar).isEmpty()) {
      throw fault(span, "%s has no column '%s' to measure by".formatted(rows().name(), column));
    }
    String source = sources.keySet().iterator().next();
    Unit unit = rows().unit(column, calendar).orElse(Unit.NONE);
    List<Integer> longer = new ArrayList<>(inputs);
    longer.add(node(source + "." + column, null, new double[0], List.of(), unit));
    return longer;
  }

  private static WindowUnit clock(Literal span) {
    return WindowUnit.of(span.clock()).orElseThrow();
  }

  /** The source that supplies the rows of the set: its first one. */
  private FeatureSource rows() {
    return sources.values().iterator().next();
  }

  private List<Literal> numbers(Call call, Operator operator) {
    List<Expr> rest = call.arguments().subList(operator.series(), call.arguments().size());
    List<Operator.Parameter> wanted = operator.parameters();
    if (rest.size() + call.named().size() != wanted.size()) {
      throw fault(call, usage(operator));
    }
    List<Literal> numbers = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Operator.Parameter parameter = wanted.get(i);
      Expr given = i < rest.size() ? rest.get(i) : call.named().get(parameter.name());
      if (given == null) {
        throw fault(call, usage(operator));
      }
      boolean span = i == 0 && operator.isWindowed();
      if (!(given instanceof Literal number && isAllowed(number, parameter, span))) {
        throw fault(
            given,
            "%s of %s must be %s%s, not %s"
                .formatted(
                    parameter.name(),
                    operator.name(),
                    parameter.rule(),
                    span ? ", or a span such as 5m, 20d, 1000v" : "",
                    given));
      }
      numbers.add((Literal) given);
    }
    return numbers;
  }

  /**
   * A span is a whole number of a unit; a negative one is allowed only where the parameter may be
   * negative.
   */
  private static boolean isAllowed(Literal number, Operator.Parameter parameter, boolean span) {
    if (number.isPlain()) {
      return parameter.allows(number.value());
    }
    boolean ahead = parameter.minimum() < 0 && clock(number) == WindowUnit.TIME;
    double value = number.value();
    return span && value == Math.rint(value) && value != 0 && (value > 0 || ahead);
  }

  /** A number added to or subtracted from a series takes the unit of the series. */
  private Unit unit(Call call, Operator operator, List<Integer> inputs) {
    List<Unit> units = new ArrayList<>(inputs.stream().map(id -> nodes.get(id).unit()).toList());
    for (int i = 0; operator.sameUnit() && i < units.size(); i++) {
      if (nodes.get(inputs.get(i)).isConstant()) {
        units.set(i, units.get(1 - i));
      }
    }
    try {
      return operator.unit(units);
    } catch (IllegalArgumentException e) {
      throw fault(call, e.getMessage());
    }
  }

  private String canonical(Operator operator, List<Integer> inputs, List<Literal> parameters) {
    String series =
        inputs.stream().map(id -> nodes.get(id).text()).collect(Collectors.joining(", "));
    String numbers =
        parameters.stream().map(p -> ", " + canonical(p)).collect(Collectors.joining());
    return operator.name() + "(" + series + numbers + ")";
  }

  /** A span in its canonical unit, so that 60s and 1m are the same. */
  private static String canonical(Literal number) {
    return number.isPlain()
        ? number.toString()
        : clock(number).text(number.value() * WindowUnit.size(number.clock()));
  }

  private int node(
      String canonical, Operator operator, double[] parameters, List<Integer> inputs, Unit unit) {
    return node(canonical, operator, parameters, inputs, unit, 0);
  }

  /**
   * @param given the look-back of a source's column itself
   */
  private int node(
      String canonical,
      Operator operator,
      double[] parameters,
      List<Integer> inputs,
      Unit unit,
      int given) {
    Integer same = known.get(canonical);
    if (same != null) {
      return same;
    }
    int back = given;
    int ahead = 0;
    int stage = 0;
    for (int id : inputs) {
      back = Math.max(back, nodes.get(id).lookBack());
      ahead = Math.max(ahead, nodes.get(id).lookAhead());
      stage = Math.max(stage, nodes.get(id).stage());
    }
    if (operator != null) {
      back += operator.lookBack(parameters);
      ahead += operator.lookAhead(parameters);
      stage += operator.crossSectional() ? 1 : 0;
    }
    int id = nodes.size();
    nodes.add(new Node(id, canonical, operator, parameters, inputs, unit, back, ahead, stage));
    known.put(canonical, id);
    return id;
  }

  private static String usage(Operator operator) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < operator.series(); i++) {
      arguments.add("series");
    }
    operator.parameters().forEach(p -> arguments.add(p.name()));
    return "%s is written %s(%s)"
        .formatted(operator.name(), operator.name(), String.join(", ", arguments));
  }

  private static String meant(String name, Iterable<String> candidates) {
    List<String> near = SpellingSuggestions.to(name, candidates, 2);
    return near.isEmpty()
        ? "; there are " + String.join(", ", candidates)
        : "; did you mean " + String.join(" or ", near) + "?";
  }

  private LanguageFault fault(Expr at, String message) {
    return new LanguageFault(text, at.column(), message);
  }
}

package io.tidemark.core.feature;

import io.tidemark.core.Nearest;
import io.tidemark.core.feature.Expr.Call;
import io.tidemark.core.feature.Expr.Field;
import io.tidemark.core.feature.Expr.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns expressions into one plan: checks names, numbers and units, and shares what is common. */
final class PlanCompiler {
  private final Map<String, SourceTable> sources;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> known = new HashMap<>();
  private final Map<String, Integer> outputs = new LinkedHashMap<>();
  private String text = "";

  /**
   * @param sources the set's names for tables, such as {@code px}
   */
  PlanCompiler(Map<String, SourceTable> sources) {
    this.sources = sources;
  }

  /** Adds an output. */
  void add(String name, String expression) {
    text = expression;
    outputs.put(name, compile(ExprParser.parse(expression)));
  }

  Plan plan() {
    return new Plan(nodes, outputs);
  }

  private int compile(Expr expression) {
    if (expression instanceof Literal literal) {
      return node(literal.toString(), null, new double[] {literal.value()}, List.of(), Unit.NONE);
    }
    return expression instanceof Field field ? field(field) : call((Call) expression);
  }

  private int field(Field field) {
    SourceTable table = sources.get(field.source());
    if (table == null) {
      throw fault(
          field,
          "source '%s' is not declared%s"
              .formatted(field.source(), meant(field.source(), sources.keySet())));
    }
    Unit unit = table.columns().get(field.name());
    if (unit == null) {
      throw fault(
          field,
          "%s has no column '%s'%s"
              .formatted(
                  table.name(), field.name(), meant(field.name(), table.columns().keySet())));
    }
    return node(field.toString(), null, new double[0], List.of(), unit);
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
    double[] parameters = parameters(call, operator);
    return node(
        canonical(operator, inputs, parameters),
        operator,
        parameters,
        inputs,
        unit(call, operator, inputs));
  }

  private double[] parameters(Call call, Operator operator) {
    List<Expr> rest = call.arguments().subList(operator.series(), call.arguments().size());
    List<Operator.Parameter> wanted = operator.parameters();
    if (rest.size() + call.named().size() != wanted.size()) {
      throw fault(call, usage(operator));
    }
    double[] values = new double[wanted.size()];
    for (int i = 0; i < values.length; i++) {
      Operator.Parameter parameter = wanted.get(i);
      Expr given = i < rest.size() ? rest.get(i) : call.named().get(parameter.name());
      if (given == null) {
        throw fault(call, usage(operator));
      }
      if (!(given instanceof Literal number && parameter.allows(number.value()))) {
        throw fault(
            given,
            "%s of %s must be %s, not %s"
                .formatted(parameter.name(), operator.name(), parameter.rule(), given));
      }
      values[i] = ((Literal) given).value();
    }
    return values;
  }

  /** A number beside + or − takes the unit of the other side. */
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

  private String canonical(Operator operator, List<Integer> inputs, double[] parameters) {
    String series =
        inputs.stream().map(id -> nodes.get(id).text()).collect(Collectors.joining(", "));
    String numbers =
        Arrays.stream(parameters)
            .mapToObj(p -> ", " + new Literal(p, 0))
            .collect(Collectors.joining());
    return operator.name() + "(" + series + numbers + ")";
  }

  private int node(
      String canonical, Operator operator, double[] parameters, List<Integer> inputs, Unit unit) {
    Integer same = known.get(canonical);
    if (same != null) {
      return same;
    }
    int back = 0;
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
    List<String> near = Nearest.to(name, candidates, 2);
    return near.isEmpty()
        ? "; there are " + String.join(", ", candidates)
        : "; did you mean " + String.join(" or ", near) + "?";
  }

  private LanguageFault fault(Expr at, String message) {
    return new LanguageFault(text, at.column(), message);
  }
}

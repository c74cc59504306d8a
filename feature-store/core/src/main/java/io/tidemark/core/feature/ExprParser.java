package io.tidemark.core.feature;

import io.tidemark.core.feature.Expr.Call;
import io.tidemark.core.feature.Expr.Field;
import io.tidemark.core.feature.Expr.Literal;
import io.tidemark.core.feature.operators.WindowUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an expression by precedence climbing.
 *
 * <pre>
 * whole   = sum [ ("<" | ">" | "<=" | ">=") sum ]
 * sum     = product { ("+" | "-") product }
 * product = sign { ("*" | "/") sign }
 * sign    = "-" sign | atom
 * atom    = number [clock] | name "." name | name "(" [argument { "," argument }] ")" | "(" whole ")"
 * argument = name ":" ["-"] number | whole
 * </pre>
 */
final class ExprParser {
  private final String text;
  private int at;

  private ExprParser(String text) {
    this.text = text;
  }

  static Expr parse(String text) {
    ExprParser parser = new ExprParser(text);
    Expr whole = parser.whole();
    if (parser.peek() != 0) {
      throw parser.fault(
          "'%s' was not expected here; an operator (+ - * / < >) or the end of the expression would be valid"
              .formatted(parser.peek()));
    }
    return whole;
  }

  private Expr whole() {
    Expr left = sum();
    if (peek() != '<' && peek() != '>') {
      return left;
    }
    int column = at;
    String operator = text.charAt(at++) == '<' ? "l" : "g";
    boolean orEqual = at < text.length() && text.charAt(at) == '=';
    at += orEqual ? 1 : 0;
    Expr comparison =
        new Call(operator + (orEqual ? "e" : "t"), List.of(left, sum()), Map.of(), column);
    if (peek() == '<' || peek() == '>') {
      throw fault("a comparison has two sides; put parentheses around one of them");
    }
    return comparison;
  }

  private Expr sum() {
    Expr left = product();
    while (peek() == '+' || peek() == '-') {
      int column = at;
      String operator = text.charAt(at++) == '+' ? "add" : "sub";
      left = new Call(operator, List.of(left, product()), Map.of(), column);
    }
    return left;
  }

  private Expr product() {
    Expr left = sign();
    while (peek() == '*' || peek() == '/') {
      int column = at;
      String operator = text.charAt(at++) == '*' ? "mul" : "div";
      left = new Call(operator, List.of(left, sign()), Map.of(), column);
    }
    return left;
  }

  private Expr sign() {
    if (peek() != '-') {
      return atom();
    }
    int column = at++;
    Expr operand = sign();
    return operand instanceof Literal number
        ? new Literal(-number.value(), number.clock(), column)
        : new Call("neg", List.of(operand), Map.of(), column);
  }

  private Expr atom() {
    char next = peek();
    int column = at;
    if (next == '(') {
      at++;
      Expr inner = whole();
      expect(')');
      return inner;
    }
    if (Character.isDigit(next) || next == '.') {
      return number();
    }
    if (!Character.isLetter(next)) {
      throw fault(
          next == 0
              ? "the expression ends too early; a number, a column or a call is needed"
              : "'%s' was not expected here; a number, a column (px.close) or a call (mean(…, 20))"
                  .formatted(next));
    }
    String name = name();
    if (peek() == '(') {
      return call(name, column);
    }
    if (peek() == '.') {
      at++;
      return new Field(name, name(), column);
    }
    at = column;
    throw fault(
        "'%s' is neither a column nor a call; write source.column, as in px.close".formatted(name));
  }

  private Expr call(String operator, int column) {
    expect('(');
    List<Expr> arguments = new ArrayList<>();
    Map<String, Literal> named = new LinkedHashMap<>();
    while (peek() != ')') {
      argument(arguments, named);
      if (peek() != ')') {
        expect(',');
      }
    }
    expect(')');
    return new Call(operator, List.copyOf(arguments), named, column);
  }

  private void argument(List<Expr> arguments, Map<String, Literal> named) {
    peek();
    int start = at;
    if (Character.isLetter(peek())) {
      String name = name();
      if (peek() == ':') {
        at++;
        int column = at;
        if (!(sign() instanceof Literal value)) {
          at = column;
          throw fault("'%s' takes a number".formatted(name));
        }
        named.put(name, value);
        return;
      }
      at = start;
    }
    arguments.add(whole());
  }

  private Literal number() {
    int start = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        at++;
      }
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
    }
    try {
      double value = Double.parseDouble(text.substring(start, at));
      if (Double.isInfinite(value)) {
        String written = text.substring(start, at);
        at = start;
        throw fault("%s is too large for a double; the largest is 1.8e308".formatted(written));
      }
      return new Literal(value, clock(), start);
    } catch (NumberFormatException e) {
      String written = text.substring(start, at);
      at = start;
      throw fault("'%s' is not a number".formatted(written));
    }
  }

  /** The letter directly after a number, as in {@code 20d}. */
  private String clock() {
    int start = at;
    if (at == text.length() || !Character.isLetter(text.charAt(at))) {
      return "";
    }
    String letters = name();
    if (WindowUnit.of(letters).isEmpty()) {
      at = start;
      throw fault(
          "'%s' is not a unit of a window; the units are %s"
              .formatted(letters, WindowUnit.letters()));
    }
    return letters;
  }

  private String name() {
    peek();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (at == start) {
      throw fault("a name was expected here");
    }
    return text.substring(start, at);
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw fault("'%s' was expected here".formatted(wanted));
    }
    at++;
  }

  /** The next character that is not a blank, or 0 at the end; the position is left on it. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private LanguageFault fault(String message) {
    return new LanguageFault(text, Math.min(at, text.length()), message);
  }
}

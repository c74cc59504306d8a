package io.tidemark.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.feature.operators.Operator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares every operator with values that numpy computed from the definition, on bars with missing
 * prices and zero volume; {@code golden.py}, next to the values, shows how.
 */
class OperatorGoldenTest {
  private static final Map<String, double[]> INPUTS = new HashMap<>();
  private static final Map<String, double[]> EXPECTED = new HashMap<>();

  static {
    for (String line : lines()) {
      List<String> cells = List.of(line.split(",", -1));
      double[] values = cells.stream().skip(1).mapToDouble(OperatorGoldenTest::number).toArray();
      if (cells.get(0).startsWith("input ")) {
        INPUTS.put(cells.get(0).substring(6), values);
      } else {
        EXPECTED.put(cells.get(0), values);
      }
    }
  }

  static Stream<String> calls() {
    return EXPECTED.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void valuesEqualThoseOfTheDefinition(String call) {
    List<String> words = List.of(call.split(" ", -1));
    Operator operator = Operators.named(words.get(0)).orElseThrow();
    double[][] in =
        Arrays.stream(words.get(1).split(";", -1)).map(INPUTS::get).toArray(double[][]::new);
    double[] parameters = words.stream().skip(2).mapToDouble(Double::parseDouble).toArray();
    double[] expected = EXPECTED.get(call);
    double[] out = new double[expected.length];
    operator.compute(in, parameters, out, 0, out.length);
    for (int t = 0; t < out.length; t++) {
      if (Double.isNaN(expected[t])) {
        assertThat(out[t]).as("%s at %d", call, t).isNaN();
      } else {
        assertThat(out[t])
            .as("%s at %d", call, t)
            .isCloseTo(expected[t], within(1e-9 * Math.max(1, Math.abs(expected[t]))));
      }
    }
  }

  @Test
  void everyOperatorHasAGoldenValue() {
    TreeSet<String> told = new TreeSet<>();
    EXPECTED.keySet().forEach(call -> told.add(call.substring(0, call.indexOf(' '))));
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            StreamSupport.stream(Operators.all().spliterator(), false)
                .map(Operator::name)
                .toList());
  }

  private static double number(String text) {
    return text.equals("nan") ? Double.NaN : Double.parseDouble(text);
  }

  private static List<String> lines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                OperatorGoldenTest.class.getResourceAsStream("/operators/golden.csv"),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.tidemark.simulation.setup;

import io.tidemark.core.UserFault;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which faults simulated vendors have, and how often.
 *
 * @param usual whether this is the default mix
 * @param rates probability of each named fault, in 0..1; empty for the default mix
 */
public record FaultMix(boolean usual, Map<FaultName, Double> rates) {
  public static final FaultMix USUAL = new FaultMix(true, Map.of());
  public static final FaultMix NONE = new FaultMix(false, Map.of());

  public FaultMix {
    rates = Map.copyOf(rates);
  }

  /** Probability of a fault; 0 if it is not named. */
  public double rate(FaultName name) {
    return rates.getOrDefault(name, 0.0);
  }

  /**
   * Parses a setting: empty is the default mix, {@code none} is no fault, else comma-separated
   * names, each optionally with its probability: {@code late,reset:0.2}.
   *
   * @throws UserFault naming all faults if one is unknown, or naming an invalid probability
   */
  public static FaultMix of(String setting) {
    String text = setting.strip();
    if (text.isEmpty()) {
      return USUAL;
    }
    if (text.equals("none")) {
      return NONE;
    }
    Map<FaultName, Double> rates = new EnumMap<>(FaultName.class);
    for (String part : text.split(",", -1)) {
      List<String> nameAndRate = List.of(part.strip().split(":", 2));
      FaultName name = named(nameAndRate.get(0));
      rates.put(name, nameAndRate.size() == 1 ? name.usualRate() : rate(nameAndRate.get(1), part));
    }
    return new FaultMix(false, rates);
  }

  private static FaultName named(String word) {
    return Arrays.stream(FaultName.values())
        .filter(name -> name.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UserFault(
                    "SIM_FAULTS '%s' is not a fault; give none, or some of %s"
                        .formatted(
                            word,
                            Arrays.stream(FaultName.values()).map(FaultName::word).toList())));
  }

  private static double rate(String text, String part) {
    try {
      double rate = Double.parseDouble(text);
      if (rate >= 0 && rate <= 1) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UserFault("SIM_FAULTS '%s': a probability is a number from 0 to 1".formatted(part));
  }
}

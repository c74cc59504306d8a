package io.tidemark.simulation.setup;

import io.tidemark.core.UserFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a simulated market is made from. The same settings always make the same market.
 *
 * @param folder of real files to serve instead of an invented market
 */
public record Simulation(long seed, FaultMix faults, Optional<Path> folder) {
  /** The seed unless {@code SIM_SEED} says otherwise. */
  public static final long DEFAULT_SEED = 7;

  /** The invented market of a seed, with the usual faults. */
  public static Simulation of(long seed) {
    return new Simulation(seed, FaultMix.USUAL, Optional.empty());
  }

  /**
   * As {@code SIM_SEED}, {@code SIM_FAULTS} and {@code SIM_FOLDER} say.
   *
   * @throws UserFault naming the variable that is unusable
   */
  public static Simulation of(Map<String, String> environment) {
    String folder = environment.getOrDefault("SIM_FOLDER", "").strip();
    return new Simulation(
        seed(environment.getOrDefault("SIM_SEED", "").strip()),
        FaultMix.of(environment.getOrDefault("SIM_FAULTS", "")),
        folder.isEmpty() ? Optional.empty() : Optional.of(folder(folder)));
  }

  private static long seed(String text) {
    try {
      return text.isEmpty() ? DEFAULT_SEED : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UserFault("SIM_SEED '%s' is not a whole number".formatted(text), e);
    }
  }

  private static Path folder(String text) {
    Path folder = Path.of(text);
    if (!Files.isDirectory(folder)) {
      throw new UserFault("SIM_FOLDER '%s' is no folder".formatted(text));
    }
    return folder.toAbsolutePath().normalize();
  }
}

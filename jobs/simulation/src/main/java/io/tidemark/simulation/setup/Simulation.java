package io.tidemark.simulation.setup;

import io.tidemark.core.UserFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a simulated market. The same settings always give the same market.
 *
 * @param folder folder with real files to serve in place of a simulated market
 */
public record Simulation(long seed, FaultMix faults, Optional<Path> folder) {
  /** The default seed if {@code SIM_SEED} is not set. */
  public static final long DEFAULT_SEED = 7;

  /** The simulated market of a seed with the default faults. */
  public static Simulation of(long seed) {
    return new Simulation(seed, FaultMix.USUAL, Optional.empty());
  }

  /**
   * Reads {@code SIM_SEED}, {@code SIM_FAULTS} and {@code SIM_FOLDER}.
   *
   * @throws UserFault naming the invalid variable
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
      throw new UserFault("SIM_FOLDER '%s' is not a folder".formatted(text));
    }
    return folder.toAbsolutePath().normalize();
  }
}

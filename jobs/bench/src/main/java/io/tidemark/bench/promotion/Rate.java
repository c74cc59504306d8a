package io.tidemark.bench.promotion;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How often something happened in simulated worlds.
 *
 * @param what the worlds, and what was counted in them
 * @param worlds number of worlds
 * @param count number of worlds in which it happened
 * @param low lower end of the 95 % interval of the rate (Wilson, Journal of the American
 *     Statistical Association 22:209, 1927)
 * @param high its upper end
 * @param nominal the level that the rate should have or stay below; NaN if it has none
 */
public record Rate(
    String what, int worlds, int count, double rate, double low, double high, double nominal) {
  private static final double Z = 1.959963984540054;

  /** A seed of one world of a kind, so that no two kinds share their worlds. */
  static long seed(long seed, int world, Object... kind) {
    return new SplittableRandom(31 * (31 * seed + world) + Arrays.hashCode(kind)).nextLong();
  }

  static Rate of(String what, int worlds, int count, double nominal) {
    double rate = (double) count / worlds;
    double spread = Z * Z / worlds;
    double middle = (rate + spread / 2) / (1 + spread);
    double half = Z * Math.sqrt(rate * (1 - rate) / worlds + spread / worlds / 4) / (1 + spread);
    return new Rate(
        what, worlds, count, rate, Math.max(0, middle - half), Math.min(1, middle + half), nominal);
  }

  /** One line. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%-72s %5d worlds  %5.1f %%  (%.1f to %.1f)%s",
        what,
        worlds,
        100 * rate,
        100 * low,
        100 * high,
        Double.isNaN(nominal) ? "" : String.format(Locale.ROOT, "  nominal %.1f", 100 * nominal));
  }
}

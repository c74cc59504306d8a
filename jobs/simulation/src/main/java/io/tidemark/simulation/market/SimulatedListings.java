package io.tidemark.simulation.market;

import io.tidemark.simulation.market.SimulatedListing.PlannedSplit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The 40 simulated shares: eight sectors of five, with properties drawn from the seed. */
public final class SimulatedListings {
  /** Made-up symbols, five per sector. */
  public static final List<String> TICKERS =
      List.of(
          "AXLO", "BYTZ", "CHPQ", "DVLQ", "EDJX", // technology
          "FRMZ", "GNVQ", "HLXO", "IMUQ", "JNTZ", // health
          "KPLQ", "LNDZ", "MRGQ", "NTVO", "OBNQ", // finance
          "PTRQ", "QARZ", "RGIX", "SHLQ", "TNKO", // energy
          "UBLT", "VLVQ", "WLDZ", "XCAV", "YRDQ", // industry
          "ZSTO", "AVNQ", "BRWZ", "CLTQ", "DNMO", // consumers
          "ELCZ", "FLWQ", "GRDX", "HYDQ", "IRGZ", // utilities
          "KLNQ", "LMNZ", "MNRQ", "ORXO", "PLPQ"); // materials

  private static final int SECTOR_SIZE = 5;
  private static final int SECTORS = TICKERS.size() / SECTOR_SIZE;
  private static final double[] SPLIT_RATIOS = {2, 3, 0.1, 2, 3, 2, 0.1};
  private static final LocalDate FIRST_SPLIT = LocalDate.of(2016, 7, 1);
  private static final int DAYS_BETWEEN_SPLITS = 350;

  /** Every third share pays no dividend. */
  private static final int PAYING_OF_THREE = 2;

  private SimulatedListings() {}

  static int sectors() {
    return SECTORS;
  }

  /** All shares, in the order of {@link #TICKERS}. */
  public static List<SimulatedListing> of(long seed) {
    Map<Integer, PlannedSplit> splits = splits(seed);
    List<SimulatedListing> listings = new ArrayList<>();
    for (int i = 0; i < TICKERS.size(); i++) {
      KeyedNoise noise = KeyedNoise.of(seed, "listing", i);
      Optional<PlannedSplit> split = Optional.ofNullable(splits.get(i));
      listings.add(
          new SimulatedListing(
              TICKERS.get(i),
              i / SECTOR_SIZE,
              noise.between(0.7, 1.3),
              noise.between(0.75, 1.35),
              startPrice(split, noise),
              StrictMath.exp(noise.between(13, 15.5)),
              i % 3 < PAYING_OF_THREE ? noise.between(0.01, 0.04) : 0,
              noise.between(0, 1) < 0.5 ? 8 : 20,
              noise.below(3),
              split));
    }
    return List.copyOf(listings);
  }

  /** Shares with a split start at a high price, those with a reverse split at a low one. */
  private static double startPrice(Optional<PlannedSplit> split, KeyedNoise noise) {
    double price = noise.between(25, 140);
    return split.map(s -> s.ratio() > 1 ? 90 * s.ratio() : 6.0).orElse(price);
  }

  private static Map<Integer, PlannedSplit> splits(long seed) {
    KeyedNoise noise = KeyedNoise.of(seed, "splits");
    Map<Integer, PlannedSplit> splits = new HashMap<>();
    LocalDate date = FIRST_SPLIT;
    for (double ratio : SPLIT_RATIOS) {
      int share = noise.below(TICKERS.size());
      while (splits.containsKey(share)) {
        share = noise.below(TICKERS.size());
      }
      splits.put(share, new PlannedSplit(date.plusDays(noise.below(DAYS_BETWEEN_SPLITS)), ratio));
      date = date.plusDays(DAYS_BETWEEN_SPLITS);
    }
    return splits;
  }
}

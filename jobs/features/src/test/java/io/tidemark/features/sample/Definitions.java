package io.tidemark.features.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small feature sets as files. */
public final class Definitions {
  private Definitions() {}

  /** A set named {@code small} with three features, one of them with the given window. */
  public static String small(Path folder, int window) throws IOException {
    Path file = folder.resolve("small-" + window + ".yaml");
    Files.writeString(
        file,
        """
        set: small
        entity: ticker
        calendar: XNYS
        sources: { px: market.prices }
        features:
          ret:  px.close / ref(px.close, %d) - 1   # <simple & plain>
          copy: 100 * (px.close / ref(px.close, %d) - 1)
          vlm:  px.volume / mean(px.volume, 5)
        labels:
          fwd:  ref(px.close, -1) / px.close - 1
        """
            .formatted(window, window));
    return file.toString();
  }
}

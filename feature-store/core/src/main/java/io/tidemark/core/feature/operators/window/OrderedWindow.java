package io.tidemark.core.feature.operators.window;

/** The values of a block that a window contains, as a set of their {@link Ordinals}. */
public final class OrderedWindow {
  private final int[] ordinals;
  private final long[] words;

  /** Starts with the first rows of the block. */
  public OrderedWindow(Ordinals ordinals, int rows) {
    this.ordinals = ordinals.ordinals();
    words = new long[(ordinals.length() >>> 6) + 1];
    for (int t = 0; t < rows; t++) {
      flip(t);
    }
  }

  /** Adds a row that is not in the window, or removes one that is. */
  public void flip(int row) {
    int ordinal = ordinals[row];
    words[ordinal >>> 6] ^= 1L << ordinal;
  }

  /** The smallest ordinal in the window that is at or above the given one; one must exist. */
  public int atOrAbove(int ordinal) {
    int w = ordinal >>> 6;
    long word = words[w] & -1L << ordinal;
    while (word == 0) {
      word = words[++w];
    }
    return (w << 6) + Long.numberOfTrailingZeros(word);
  }

  /** The largest ordinal in the window below the given one; one must exist. */
  public int lastBelow(int ordinal) {
    int w = ordinal >>> 6;
    long word = words[w] & (1L << ordinal) - 1;
    while (word == 0) {
      word = words[--w];
    }
    return (w << 6) + Long.SIZE - 1 - Long.numberOfLeadingZeros(word);
  }
}

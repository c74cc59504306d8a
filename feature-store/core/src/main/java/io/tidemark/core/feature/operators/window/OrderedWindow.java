package io.tidemark.core.feature.operators.window;

/** Which of a block's values a window holds, as a set of their {@link Ordinals}. */
public final class OrderedWindow {
  private final int[] ordinals;
  private final long[] words;

  /** The first rows of the block. */
  public OrderedWindow(Ordinals ordinals, int rows) {
    this.ordinals = ordinals.ordinals();
    words = new long[(ordinals.length() >>> 6) + 1];
    for (int t = 0; t < rows; t++) {
      flip(t);
    }
  }

  /** Puts a row in that is not in it, or takes one out that is. */
  public void flip(int row) {
    int ordinal = ordinals[row];
    words[ordinal >>> 6] ^= 1L << ordinal;
  }

  /** The least ordinal in it at or above one; there must be such. */
  public int atOrAbove(int ordinal) {
    int w = ordinal >>> 6;
    long word = words[w] & -1L << ordinal;
    while (word == 0) {
      word = words[++w];
    }
    return (w << 6) + Long.numberOfTrailingZeros(word);
  }

  /** The greatest ordinal in it below one; there must be such. */
  public int lastBelow(int ordinal) {
    int w = ordinal >>> 6;
    long word = words[w] & (1L << ordinal) - 1;
    while (word == 0) {
      word = words[--w];
    }
    return (w << 6) + Long.SIZE - 1 - Long.numberOfLeadingZeros(word);
  }
}

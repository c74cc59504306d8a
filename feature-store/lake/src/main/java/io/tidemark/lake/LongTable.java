package io.tidemark.lake;

import java.io.Serializable;
import java.util.Arrays;

/** A hash table from whole numbers to small whole numbers, in two plain arrays. */
final class LongTable implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int NONE = -1;

  private final long[] keys;
  private final int[] values;
  private final int mask;
  private int size;

  /**
   * @param most how many keys it will hold
   */
  LongTable(int most) {
    int slots = Integer.highestOneBit(Math.max(8, most + most / 2)) << 1;
    this.keys = new long[slots];
    this.values = new int[slots];
    this.mask = slots - 1;
    Arrays.fill(values, NONE);
  }

  int size() {
    return size;
  }

  /** The value of a key, or -1. */
  int get(long key) {
    return values[slot(key)];
  }

  /** The value of a key, which is the given one if it had none. */
  int putIfAbsent(long key, int value) {
    int slot = slot(key);
    if (values[slot] == NONE) {
      keys[slot] = key;
      values[slot] = value;
      size++;
    }
    return values[slot];
  }

  private int slot(long key) {
    int slot = Long.hashCode(key * 0x9E3779B97F4A7C15L) & mask;
    while (values[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

package io.tidemark.lake;

import java.io.Serializable;
import java.util.Arrays;

/** Numbers keys in the order of their first occurrence: a hash table in two plain arrays. */
final class LongIndex implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int NONE = -1;

  private final long[] keys;
  private final int[] numbers;
  private final int mask;
  private int size;

  /**
   * @param most maximum number of keys
   */
  LongIndex(int most) {
    int slots = Integer.highestOneBit(Math.max(8, most + most / 2)) << 1;
    this.keys = new long[slots];
    this.numbers = new int[slots];
    this.mask = slots - 1;
    Arrays.fill(numbers, NONE);
  }

  int size() {
    return size;
  }

  /** The number of a key, from 0; -1 if it was not added. */
  int get(long key) {
    return numbers[slot(key)];
  }

  /** Gives a key the next number, if it has none. */
  void add(long key) {
    int slot = slot(key);
    if (numbers[slot] == NONE) {
      keys[slot] = key;
      numbers[slot] = size++;
    }
  }

  private int slot(long key) {
    int slot = Long.hashCode(key * 0x9E3779B97F4A7C15L) & mask;
    while (numbers[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

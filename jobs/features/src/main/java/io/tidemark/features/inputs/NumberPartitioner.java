package io.tidemark.features.inputs;

import org.apache.spark.Partitioner;

/** A key is itself the number of its partition. */
public final class NumberPartitioner extends Partitioner {
  private static final long serialVersionUID = 1;

  private final int pieces;

  public NumberPartitioner(int pieces) {
    this.pieces = pieces;
  }

  @Override
  public int numPartitions() {
    return pieces;
  }

  @Override
  public int getPartition(Object key) {
    return ((Number) key).intValue();
  }
}

package io.tidemark.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A computation that Tidemark and its peers run on the same input. */
interface Benchmark {
  String name();

  /** A description of the computation and its size. */
  String describe();

  /** The peers, with loaded input. */
  List<Peer> peers(Path python, Path folder);

  /** Tidemark's run; the supplier returns the output in the peers' order. */
  Supplier<double[]> run();

  /** The largest relative difference between equal outputs. */
  double tolerance();
}

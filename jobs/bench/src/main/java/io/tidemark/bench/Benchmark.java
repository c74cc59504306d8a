package io.tidemark.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A piece of work that Tidemark and its peers do on the same input. */
interface Benchmark {
  String name();

  /** The work and its size, in words. */
  String describe();

  /** The peers, with the input loaded. */
  List<Peer> peers(Path python, Path folder);

  /** Tidemark's own run: its output, put into the order in which peers write theirs when asked. */
  Supplier<double[]> run();

  /** The largest relative difference at which two outputs count as equal. */
  double tolerance();
}

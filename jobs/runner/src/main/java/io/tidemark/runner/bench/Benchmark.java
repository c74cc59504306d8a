package io.tidemark.runner.bench;

import java.nio.file.Path;
import java.util.List;

/** A piece of work that Tidemark and its peers do on the same input. */
interface Benchmark {
  String name();

  /** The work and its size, in words. */
  String describe();

  /** The peers, with the input loaded. */
  List<Peer> peers(Path python, Path folder);

  /** Tidemark's own run: its output in the order in which the peers write theirs. */
  double[] run();

  /** The largest relative difference at which two outputs count as equal. */
  double tolerance();
}

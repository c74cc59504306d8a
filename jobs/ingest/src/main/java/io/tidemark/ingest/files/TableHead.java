package io.tidemark.ingest.files;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * The columns of a file.
 *
 * @param names names of the columns
 * @param instants names of the columns whose type says that their times are UTC
 */
record TableHead(List<String> names, Set<String> instants) implements Serializable {
  TableHead {
    names = List.copyOf(names);
    instants = Set.copyOf(instants);
  }
}

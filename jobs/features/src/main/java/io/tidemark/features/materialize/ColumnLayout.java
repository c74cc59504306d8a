package io.tidemark.features.materialize;

import io.tidemark.core.feature.Node;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The position of each node's values in a stage's columns, by the node's text. */
record ColumnLayout(List<String> texts) implements Serializable {
  ColumnLayout {
    texts = List.copyOf(texts);
  }

  int place(String text) {
    int place = texts.indexOf(text);
    if (place < 0) {
      throw new IllegalStateException(text + " was not computed; computed columns are " + texts);
    }
    return place;
  }

  boolean holds(String text) {
    return texts.contains(text);
  }

  ColumnLayout with(List<Node> nodes) {
    return withTexts(nodes.stream().map(Node::text).toList());
  }

  ColumnLayout withTexts(List<String> more) {
    List<String> longer = new ArrayList<>(texts);
    longer.addAll(more);
    return new ColumnLayout(longer);
  }
}

package io.tidemark.serving.features;

import io.tidemark.core.registry.Manifest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes a table of features, for formats that have metadata. */
final class About {
  private About() {}

  static Map<String, String> of(Manifest manifest, Instant asOf, List<String> halted) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("set", manifest.set());
    about.put("version", manifest.version());
    about.put("definition_hash", manifest.definitionHash());
    about.put("as_of", asOf.toString());
    about.put("halted", String.join(",", halted));
    return about;
  }
}

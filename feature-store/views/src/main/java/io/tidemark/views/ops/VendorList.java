package io.tidemark.views.ops;

import java.util.List;

/** Lists of vendors in the format of the tables: joined by +. */
final class VendorList {
  private VendorList() {}

  static List<String> split(String sources) {
    return sources == null || sources.isEmpty() ? List.of() : List.of(sources.split("\\+", -1));
  }

  static String join(List<String> vendors) {
    return String.join("+", vendors);
  }
}

package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;

/**
 * What a row must not be.
 *
 * @param name such as {@code high-below-low}
 * @param broken true on rows that break it, else false, never null: a rule on a value that is not
 *     there is silent and leaves the word to the rule that asks for the value
 * @param reason the value and the rule, in words
 */
record Rule(String name, Column broken, Column reason) {

  /**
   * @param broken may be null, which counts as false
   * @param words a format with one {@code %s} a value
   */
  static Rule of(String name, Column broken, String words, Column... values) {
    return new Rule(name, coalesce(broken, lit(false)), format_string(words, values));
  }
}

package io.tidemark.ingest.land;

import static org.apache.spark.sql.functions.format_string;

import org.apache.spark.sql.Column;

/**
 * What a row must not be.
 *
 * @param name such as {@code high-below-low}
 * @param broken true on rows that break it; null counts as false, so that a rule on a value that is
 *     not there is silent and leaves the word to the rule that asks for the value
 * @param reason the value and the rule, in words
 */
record Rule(String name, Column broken, Column reason) {

  /**
   * @param words a format with one {@code %s} a value
   */
  static Rule of(String name, Column broken, String words, Column... values) {
    return new Rule(name, broken, format_string(words, values));
  }
}

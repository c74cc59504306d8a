package io.tidemark.ingest.fetch;

import io.tidemark.feeds.FetchedSubject;
import io.tidemark.feeds.Resource;
import io.tidemark.feeds.Vendor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What is requested from one vendor.
 *
 * @param names tickers, series or whatever else the vendor's requests are by
 */
public record FetchSubjects(
    String vendor, Resource wanted, List<String> names, LocalDate from, LocalDate to) {
  public FetchSubjects {
    names = names.stream().distinct().toList();
  }

  /** Splits the subjects into chunks; deterministic, so that a chunk always has the same number. */
  public List<FetchSubjects> chunks(int size) {
    List<FetchSubjects> chunks = new ArrayList<>();
    for (int start = 0; start < names.size(); start += size) {
      List<String> piece = names.subList(start, Math.min(start + size, names.size()));
      chunks.add(new FetchSubjects(vendor, wanted, piece, from, to));
    }
    return chunks;
  }

  /** The subjects without those names. */
  public FetchSubjects without(List<String> others) {
    List<String> rest = names.stream().filter(name -> !others.contains(name)).toList();
    return new FetchSubjects(vendor, wanted, rest, from, to);
  }

  /** One request to the vendor per name. */
  public List<Callable<FetchedSubject>> asked(Vendor vendor) {
    List<Callable<FetchedSubject>> questions = new ArrayList<>();
    for (String name : names) {
      questions.add(() -> vendor.fetch(wanted, name, from, to));
    }
    return questions;
  }
}

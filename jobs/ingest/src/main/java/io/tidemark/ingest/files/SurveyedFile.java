package io.tidemark.ingest.files;

import io.tidemark.feeds.files.DelimitedFile;
import io.tidemark.feeds.files.FileSurvey;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A readable file and how to read it.
 *
 * @param layout layout of delimited text; null for Parquet
 * @param survey what was detected from all its records
 */
record SurveyedFile(
    ImportedFile file, TableHead head, DelimitedFile.TableLayout layout, FileSurvey.Result survey)
    implements Serializable {

  /**
   * The columns of a file.
   *
   * @param names of its columns
   * @param instants those of its columns whose type says that their moments are UTC
   */
  record TableHead(List<String> names, Set<String> instants) implements Serializable {
    TableHead {
      names = List.copyOf(names);
      instants = Set.copyOf(instants);
    }
  }

  boolean isParquet() {
    return layout == null;
  }
}

package io.tidemark.ingest.files;

import io.tidemark.feeds.files.DelimitedFile;
import io.tidemark.feeds.files.FileSurvey;
import java.io.Serializable;

/**
 * A readable file and how to read it.
 *
 * @param layout layout of delimited text; null for Parquet
 * @param survey what was detected from all its records
 */
record SurveyedFile(
    ImportedFile file, TableHead head, DelimitedFile.TableLayout layout, FileSurvey.Result survey)
    implements Serializable {
  boolean isParquet() {
    return layout == null;
  }
}

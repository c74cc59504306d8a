package io.tidemark.ingest.files;

import io.tidemark.feeds.files.DelimitedFile;
import io.tidemark.feeds.files.FileSurvey;
import java.io.Serializable;

/**
 * A file that can be read, and how.
 *
 * @param layout of delimited text; null of Parquet
 * @param survey what all its records told
 */
record SurveyedFile(
    ImportedFile file, TableHead head, DelimitedFile.TableLayout layout, FileSurvey.Result survey)
    implements Serializable {
  boolean isParquet() {
    return layout == null;
  }
}

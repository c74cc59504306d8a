package io.tidemark.ingest.files;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.core.TaskGroup;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.files.ColumnMapping;
import io.tidemark.feeds.files.DelimitedFile;
import io.tidemark.feeds.files.FileSurvey;
import io.tidemark.lake.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Scans all files of an import before any row is loaded: separates readable files from unreadable
 * ones, each with its reason. An unreadable file does not prevent the import of the others.
 *
 * @param files readable files, in the order of the request
 * @param refused why a file cannot be read, by file name
 */
record ReadableFiles(List<SurveyedFile> files, Map<String, String> refused) {
  private static final int AT_ONCE = 2;

  /** The result of scanning one file: how to read it, or why it cannot be read. */
  private record Looked(ImportedFile file, SurveyedFile readable, UserFault fault) {}

  /**
   * @throws UserFault if none of the files can be read
   */
  static ReadableFiles of(Lake lake, ImportRequest request, List<ImportedFile> files) {
    List<Callable<Looked>> parts = new ArrayList<>();
    files.forEach(file -> parts.add(() -> look(lake, request, file)));
    List<Looked> all;
    try (TaskGroup crew = new TaskGroup("survey", AT_ONCE)) {
      all = crew.all(parts);
    }
    List<SurveyedFile> readable = new ArrayList<>();
    Map<String, String> refused = new LinkedHashMap<>();
    for (Looked looked : all) {
      if (looked.fault() == null) {
        readable.add(looked.readable());
      } else if (files.size() == 1) {
        throw looked.fault();
      } else {
        refused.put(looked.file().name(), looked.fault().getMessage());
      }
    }
    if (readable.isEmpty()) {
      throw new UserFault(
          "none of the %d files can be read:%n%s"
              .formatted(files.size(), String.join(System.lineSeparator(), refused.values())));
    }
    return new ReadableFiles(readable, refused);
  }

  private static Looked look(Lake lake, ImportRequest request, ImportedFile file) {
    try {
      return new Looked(
          file, file.isParquet() ? parquet(lake, request, file) : text(request, file), null);
    } catch (UserFault fault) {
      return new Looked(file, null, fault);
    }
  }

  private static SurveyedFile text(ImportRequest request, ImportedFile file) {
    Path path = Path.of(file.path());
    DelimitedFile.TableLayout layout =
        DelimitedFile.layout(path, new NeededColumns(request), request.format().names());
    SurveyedFile.TableHead head = new SurveyedFile.TableHead(layout.names(), Set.of());
    FileSurvey survey = survey(request, file, head);
    DelimitedFile.read(path, layout, (line, text) -> {}, (line, record, raw) -> survey.add(record));
    return new SurveyedFile(file, head, layout, survey.result(layout.delimiter()));
  }

  private static SurveyedFile parquet(Lake lake, ImportRequest request, ImportedFile file) {
    ParquetTable table = ParquetTable.open(lake.spark(), file);
    SurveyedFile.TableHead head = table.head();
    FileSurvey survey = survey(request, file, head);
    List<String> wanted = survey.columns();
    table.records(wanted).forEachRemaining(survey::add);
    return new SurveyedFile(file, head, null, survey.result(','));
  }

  private static FileSurvey survey(
      ImportRequest request, ImportedFile file, SurveyedFile.TableHead head) {
    return ColumnMapping.survey(
        request.kind(),
        file.name(),
        head.names(),
        request.columns(),
        request.knownAt(),
        request.bars(),
        request.format(),
        head.instants());
  }

  /** Recognises the header line by the columns that rows of the requested kind need. */
  private record NeededColumns(ImportRequest request) implements DelimitedFile.HeaderTest {
    @Override
    public boolean isHeader(List<String> names) {
      return ColumnMapping.isHeader(request.kind(), names, request.columns());
    }

    @Override
    public boolean isPartOfHeader(List<String> names) {
      return ColumnMapping.isPartOfHeader(request.kind(), names, request.columns());
    }
  }
}

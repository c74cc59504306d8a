package io.tidemark.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that {@code docs/tables.md} equals the page that is generated from the table definitions.
 * With {@code -Dtidemark.write=true} the test rewrites the page.
 */
final class TablesPageTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path PAGE = Path.of("../../docs/tables.md");

  @Test
  void thePageEqualsTheDefinitions() throws IOException {
    List<Table> tables = tables();
    assertThat(tables).extracting(Table::name).contains("market.prices").doesNotHaveDuplicates();

    String page = page(tables);
    if (Boolean.getBoolean("tidemark.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
  }

  private static List<Table> tables() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES.resolve("io/tidemark/core/table"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("Table.java"))
          .map(file -> SOURCES.relativize(file).toString())
          .map(file -> file.replace(".java", "").replace('/', '.'))
          .flatMap(TablesPageTest::definition)
          .sorted(Comparator.comparing(Table::name))
          .toList();
    }
  }

  /** The constant of a class; a class without one defines a table per feature set. */
  private static Stream<Table> definition(String type) {
    try {
      return Stream.of((Table) Class.forName(type).getField("TABLE").get(null));
    } catch (NoSuchFieldException e) {
      return Stream.of();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type, e);
    }
  }

  private static String page(List<Table> tables) {
    StringBuilder page =
        new StringBuilder(
            """
            # Tables of the lake
            Every table also has `event_time` (when it was so), `known_at` (when this platform could know it) and
            `run_key` (the run that wrote the row). Rows are only added: a correction is another version of its fact,
            which the key names. A value by row has the unit of what another column of the row names. This page is
            written from the definitions.
            """);
    for (Table table : tables) {
      page.append(
          "\n## %s\n%s Key: %s.\n\n| column | type | unit | meaning |\n| --- | --- | --- | --- |\n"
              .formatted(table.name(), table.purpose(), String.join(", ", table.key())));
      for (Table.Column column : table.columns()) {
        page.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    column.name(),
                    column.type().name().toLowerCase(Locale.ROOT),
                    column.unit().text(),
                    column.meaning().replace("|", "\\|")));
      }
    }
    return page.toString();
  }
}

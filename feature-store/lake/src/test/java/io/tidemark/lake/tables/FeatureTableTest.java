package io.tidemark.lake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.lake.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureTableTest {
  @Test
  void aSetCannotUseTheTablesOwnColumnNames() {
    Table table = FeatureTable.of("equity-daily", "0123456789abcdef", false, List.of(), List.of());
    assertThat(TableSchema.of(table).fieldNames())
        .containsExactlyInAnyOrderElementsOf(FeatureSet.RESERVED);
  }
}

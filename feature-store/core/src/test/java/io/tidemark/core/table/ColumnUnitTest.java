package io.tidemark.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.table.Table.Column;
import io.tidemark.core.table.market.PricesTable;
import org.junit.jupiter.api.Test;

final class ColumnUnitTest {
  @Test
  void figuresNeedAUnitAndTextsHaveNone() {
    assertThatThrownBy(() -> new Column("volume", ColumnType.DOUBLE, "traded"))
        .hasMessageContaining("column volume of type DOUBLE has unit NONE; say the unit");
    assertThatThrownBy(() -> new Column("why", ColumnType.TEXT, ColumnUnit.SHARES, "in words"))
        .hasMessageContaining("its unit is NONE");
    assertThat(new Column("date", ColumnType.DATE, "session").unit()).isEqualTo(ColumnUnit.DAY);
  }

  @Test
  void theCommentSaysTheUnitOfFigures() {
    assertThat(PricesTable.TABLE.column("close").comment())
        .isEqualTo("price at the close (USD per share)");
    assertThat(PricesTable.TABLE.column("ticker").comment()).isEqualTo("symbol");
  }

  @Test
  void theFeatureLanguageReckonsWithIt() {
    assertThat(PricesTable.TABLE.column("close").unit().dimension()).contains(Unit.PRICE);
    assertThat(PricesTable.TABLE.column("volume").unit().dimension()).contains(Unit.SHARES);
    assertThat(PricesTable.TABLE.column("date").unit().dimension()).isEmpty();
    assertThatThrownBy(() -> PricesTable.TABLE.column("clos"))
        .hasMessageContaining("market.prices has no column clos; it has [sources, ticker,");
  }
}

package io.tidemark.reports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void textIsEscapedAndMarkupIsNot() {
    assertThat(Html.of("<p>{}{}</p>", "<a href=\"x\">'&", Html.of("<b>{}</b>", 1)).markup())
        .isEqualTo("<p>&lt;a href=&quot;x&quot;&gt;&#39;&amp;<b>1</b></p>");
  }

  @Test
  void aPlaceInAValueIsNotFilled() {
    assertThat(Html.of("{}{}", "{}", 2).markup()).isEqualTo("{}2");
  }

  @Test
  void collectionsAreRenderedPieceByPiece() {
    assertThat(Html.of("{}", List.of(Html.of("<i/>"), "<")).markup()).isEqualTo("<i/>\n&lt;");
  }

  @Test
  void charactersForbiddenInXmlAreReplaced() {
    assertThat(Html.of("{}", "a\u0000b\u001bc\ud800d\ue000\ud83c\udf0a").markup())
        .isEqualTo("a\ufffdb\ufffdc\ufffdd\ue000\ud83c\udf0a");
  }

  @Test
  void aTemplateThatDoesNotFitItsValuesIsAnError() {
    assertThatThrownBy(() -> Html.of("{}{}", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 values for 2 places");
  }
}

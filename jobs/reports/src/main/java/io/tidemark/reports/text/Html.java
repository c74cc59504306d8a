package io.tidemark.reports.text;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of HTML markup. Text becomes markup only through {@link #of}, which escapes it, so that a
 * ticker or a vendor's message can never break the page or inject a script. The markup is also
 * well-formed XML.
 */
public record Html(String markup) {
  public static final Html NONE = new Html("");

  /**
   * Replaces each {@code {}} of a template in order: markup is inserted unchanged, a collection of
   * markup piece by piece, and anything else as escaped text.
   *
   * @throws IllegalArgumentException if the number of placeholders differs from the number of
   *     values
   */
  public static Html of(String template, Object... values) {
    String[] parts = template.split("\\{}", -1);
    if (parts.length != values.length + 1) {
      throw new IllegalArgumentException(
          "%d values for %d places in: %s".formatted(values.length, parts.length - 1, template));
    }
    StringBuilder filled = new StringBuilder(parts[0]);
    for (int i = 0; i < values.length; i++) {
      filled.append(render(values[i])).append(parts[i + 1]);
    }
    return new Html(filled.toString());
  }

  /** Concatenates the pieces. */
  public static Html join(Collection<Html> pieces) {
    return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining("\n")));
  }

  /** Concatenates the pieces. */
  public static Html join(Html... pieces) {
    return join(List.of(pieces));
  }

  /** This markup if it is to be shown, else nothing. */
  public Html when(boolean shown) {
    return shown ? this : NONE;
  }

  private static String render(Object value) {
    if (value instanceof Html html) {
      return html.markup();
    }
    if (value instanceof Collection<?> pieces) {
      return pieces.stream().map(Html::render).collect(Collectors.joining("\n"));
    }
    return escape(String.valueOf(value));
  }

  private static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> escape(c, safe));
    return safe.toString();
  }

  private static void escape(int c, StringBuilder safe) {
    switch (c) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> safe.appendCodePoint(allowedInXml(c) ? c : 0xFFFD);
    }
  }

  private static boolean allowedInXml(int c) {
    return (c >= 0x20 && c < 0xD800)
        || (c > 0xDFFF && c < 0xFFFE)
        || c == '\n'
        || c == '\t'
        || c > 0xFFFF;
  }
}

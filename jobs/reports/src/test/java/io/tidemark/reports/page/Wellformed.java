package io.tidemark.reports.page;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Parses markup as XML, which is stricter than any browser. */
public final class Wellformed {
  private Wellformed() {}

  /** Text content and structure of a page or a piece of one. */
  public static Document parse(String markup) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(markup)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + markup, e);
    }
  }

  /** All text of a section with normalised spaces. */
  public static String text(Section section) {
    return parse(section.html().markup())
        .getDocumentElement()
        .getTextContent()
        .replaceAll("\\s+", " ");
  }
}

package io.tidemark.serving.formats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.eclipse.jetty.http.QuotedQualityCSV.QualityValue;

/** The formats of prices and features. */
public enum MediaType {
  JSON("application/json"),
  CSV("text/csv"),
  ARROW("application/vnd.apache.arrow.stream");

  private final String mediaType;

  MediaType(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The name in {@code Accept} and {@code Content-Type}. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The format that a client prefers; among equals the first one listed here.
   *
   * @param accept the header (RFC 9110); null or blank accepts any format
   * @return empty if no format is accepted
   */
  public static Optional<MediaType> accepted(String accept) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(JSON);
    }
    QuotedQualityCSV header = new QuotedQualityCSV();
    header.addValue(accept);
    List<QualityValue> ranges = header.getQualityValues();
    return Arrays.stream(values())
        .filter(form -> form.quality(ranges) > 0)
        .max(
            Comparator.comparingDouble((MediaType form) -> form.quality(ranges))
                .thenComparing(Comparator.reverseOrder()));
  }

  /** The quality of the most specific range that matches (RFC 9110, 12.5.1); 0 if none does. */
  private double quality(List<QualityValue> ranges) {
    for (String range : List.of(mediaType, mediaType.replaceFirst("/.*", "/*"), "*/*")) {
      Optional<QualityValue> match =
          ranges.stream().filter(value -> type(value).equals(range)).findFirst();
      if (match.isPresent()) {
        return match.get().getWeight();
      }
    }
    return 0;
  }

  /** A range without its parameters. */
  private static String type(QualityValue range) {
    return HttpField.stripParameters(range.getValue()).toLowerCase(Locale.ROOT);
  }
}

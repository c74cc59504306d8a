package io.tidemark.serving.formats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.eclipse.jetty.http.QuotedQualityCSV.QualityValue;

/** The forms in which prices and features can be had. */
public enum MediaType {
  JSON("application/json"),
  CSV("text/csv"),
  ARROW("application/vnd.apache.arrow.stream");

  private final String mediaType;

  MediaType(String mediaType) {
    this.mediaType = mediaType;
  }

  /** As it is named in {@code Accept} and {@code Content-Type}. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The form that a client prefers; of equals the first here.
   *
   * @param accept the header, as RFC 9110 has it; null or blank: anything will do
   * @return nothing if there is no form among those that are accepted
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

  /** The quality of the most specific range that matches, by RFC 9110, 12.5.1; 0 if none does. */
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

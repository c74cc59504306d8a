package io.tidemark.serving.formats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
   * The form that a client likes best; of equals the first here.
   *
   * @param accept the header, as RFC 9110 has it; null or blank: anything will do
   * @return nothing if there is no form among those that are accepted
   */
  public static Optional<MediaType> accepted(String accept) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(JSON);
    }
    List<Range> ranges = Arrays.stream(accept.split(",", -1)).map(Range::of).toList();
    return Arrays.stream(values())
        .filter(form -> form.liking(ranges) > 0)
        .max(
            Comparator.comparingDouble((MediaType form) -> form.liking(ranges))
                .thenComparing(Comparator.reverseOrder()));
  }

  /** The quality of the most specific range that fits. */
  private double liking(List<Range> ranges) {
    Optional<Range> fitting =
        ranges.stream()
            .filter(range -> range.fits(mediaType))
            .max(Comparator.comparingInt(range -> range.type().replace("*", "").length()));
    return fitting.map(Range::quality).orElse(0.0);
  }

  /** One of the ranges of an {@code Accept} header. */
  private record Range(String type, double quality) {
    static Range of(String text) {
      String[] parts = text.split(";", -1);
      double quality = 1;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
        if (parameter.startsWith("q=")) {
          quality = quality(parameter.substring(2));
        }
      }
      return new Range(parts[0].strip().toLowerCase(Locale.ROOT), quality);
    }

    private static double quality(String text) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    boolean fits(String mediaType) {
      return type.equals(mediaType)
          || type.equals("*/*")
          || (type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1)));
    }
  }
}

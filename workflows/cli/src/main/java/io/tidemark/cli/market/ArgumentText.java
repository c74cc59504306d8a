package io.tidemark.cli.market;

import io.tidemark.core.UserFault;
import io.tidemark.views.AsOfText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Conversions between arguments, values and text. */
final class ArgumentText {
  private ArgumentText() {}

  /** An ISO date. */
  static final class Date implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return AsOfText.date(text);
      } catch (UserFault e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** An ISO instant, or a date, which means the end of that day in UTC. */
  static final class AsOf implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return AsOfText.of(text);
      } catch (UserFault e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Names without surrounding blanks. */
  static List<String> names(List<String> given) {
    return given == null
        ? List.of()
        : given.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
  }

  /** A price with four decimals, the most that vendors give. */
  static String price(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
  }

  /** A number of shares. */
  static String shares(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%,.0f", value);
  }

  /** A factor, such as 0.985432. */
  static String factor(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}

package io.tidemark.core.store;

import java.util.List;
import java.util.regex.Pattern;

/** Checks the form of object keys. */
public final class ObjectKeys {
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\\\]");
  private static final Pattern SLASH = Pattern.compile("/");

  private ObjectKeys() {}

  /**
   * Returns the key if it is valid: parts with a slash between them, no part empty, {@code .} or
   * {@code ..}, and no backslash or control character.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static String require(String key) {
    if (!parts(key).stream().allMatch(ObjectKeys::isPart)) {
      throw refused("key", key);
    }
    return key;
  }

  /**
   * Returns the prefix if keys can begin with it: empty, or whole parts and the beginning of
   * another part.
   *
   * @throws IllegalArgumentException if no key can begin with it
   */
  public static String requirePrefix(String prefix) {
    List<String> parts = parts(prefix);
    if (!parts.subList(0, parts.size() - 1).stream().allMatch(ObjectKeys::isPart)
        || UNFIT.matcher(prefix).find()) {
      throw refused("prefix", prefix);
    }
    return prefix;
  }

  private static List<String> parts(String key) {
    return List.of(SLASH.split(key, -1));
  }

  private static boolean isPart(String part) {
    return !part.isEmpty()
        && !part.equals(".")
        && !part.equals("..")
        && !UNFIT.matcher(part).find();
  }

  private static IllegalArgumentException refused(String what, String value) {
    return new IllegalArgumentException(
        "object %s '%s' must be parts separated by '/', none empty, '.' or '..', without backslash or control character, such as registry/s/served"
            .formatted(what, value));
  }
}

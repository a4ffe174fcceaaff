package org.anisky.io.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of enum constants in files: lower case, with hyphens, as {@code key()} in package sky. */
public final class EnumKeys {
  private EnumKeys() {}

  public static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static <E extends Enum<E>> String keys(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(EnumKeys::key)
        .collect(Collectors.joining(", "));
  }
}

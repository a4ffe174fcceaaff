package org.anisky.io;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of enum constants in files: lower case, with hyphens, as {@code key()} in package sky. */
final class EnumKeys {
  private EnumKeys() {}

  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> String keys(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(EnumKeys::key)
        .collect(Collectors.joining(", "));
  }
}

package org.anisky.reconstruction;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anisky.counts.Dataset;

/**
 * Everything that an object holds, by the path of its fields, so that a new number cannot be left
 * out of a comparison: fields, arrays, lists, maps and optionals are followed, down to numbers and
 * texts. Doubles compare by their bits. Data sets are input and are left out.
 */
final class EveryNumber {
  private final Map<String, Object> found = new LinkedHashMap<>();

  private EveryNumber() {}

  /** Path to number, text or enum constant. */
  static Map<String, Object> of(Object object) {
    EveryNumber walk = new EveryNumber();
    walk.add("", object);
    return walk.found;
  }

  private void add(String path, Object value) {
    if (value == null || value instanceof Dataset) {
      return;
    }
    if (value instanceof Optional<?> optional) {
      add(path, optional.orElse(null));
    } else if (value instanceof OptionalDouble optional) {
      add(path, optional.isPresent() ? optional.getAsDouble() : null);
    } else if (value instanceof Collection<?> collection) {
      int k = 0;
      for (Object element : collection) {
        add(path + "/" + k++, element);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> add(path + "/" + key, element));
    } else if (value.getClass().isArray()) {
      for (int k = 0; k < Array.getLength(value); k++) {
        add(path + "/" + k, Array.get(value, k));
      }
    } else if (value instanceof Enum<?> || !value.getClass().getName().startsWith("org.anisky")) {
      found.put(path, value);
    } else {
      addFields(path, value);
    }
  }

  private void addFields(String path, Object value) {
    for (Class<?> c = value.getClass(); c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          field.setAccessible(true);
          try {
            add(path + "/" + field.getName(), field.get(value));
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        }
      }
    }
  }
}

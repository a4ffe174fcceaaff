package org.anisky.configuration;

import java.util.OptionalInt;
import org.anisky.InvalidInputException;
import org.anisky.configuration.yaml.Interval;
import org.anisky.configuration.yaml.YamlSection;
import org.anisky.reconstruction.Options;
import org.anisky.sky.Degrees;

/**
 * A section of a YAML file as a strategy reads it.
 *
 * @param yaml the section
 */
record YamlOptions(YamlSection yaml) implements Options {
  @Override
  public boolean has(String key) {
    return yaml.has(key);
  }

  @Override
  public int integer(String key, int least, int greatest) {
    return yaml.integer(key, least, greatest);
  }

  @Override
  public int integer(String key, int least, int greatest, int fallback) {
    return yaml.integer(key, least, greatest, fallback);
  }

  @Override
  public OptionalInt integerUnless(String word, String key, int least, int greatest) {
    if (yaml.isInteger(key)) {
      return OptionalInt.of(yaml.integer(key, least, greatest));
    }
    String text = yaml.text(key, word);
    if (!text.equals(word)) {
      throw yaml.invalid(
          key, "'" + text + "' must be an integer in [" + least + ", " + greatest + "] or " + word);
    }
    return OptionalInt.empty();
  }

  @Override
  public double positive(String key, double fallback) {
    return yaml.number(key, Interval.POSITIVE, fallback);
  }

  @Override
  public double notNegative(String key, double fallback) {
    return yaml.number(key, Interval.NOT_NEGATIVE, fallback);
  }

  @Override
  public boolean bool(String key, boolean fallback) {
    return yaml.bool(key, fallback);
  }

  @Override
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    return yaml.choice(key, type, fallback);
  }

  @Override
  public double angle(String key, double least, double greatest, double fallback) {
    return yaml.angle(key, Interval.closed(least, greatest), Degrees.text(fallback) + " deg");
  }

  @Override
  public double duration(String key, double least, double greatest, String fallback) {
    return yaml.duration(key, Interval.closed(least, greatest), fallback);
  }

  @Override
  public Options section(String key) {
    return new YamlOptions(yaml.sectionOrDefaults(key));
  }

  @Override
  public InvalidInputException invalid(String key, String problem) {
    return yaml.invalid(key, problem);
  }
}

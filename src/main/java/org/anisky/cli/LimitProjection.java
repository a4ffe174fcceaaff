package org.anisky.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import picocli.CommandLine.Option;

/** How many times the events there will be, by the options {@code --project...} and their like. */
final class LimitProjection {
  /** One day, s. */
  private static final double DAY = 86_400;

  @Option(
      names = "--project-events",
      paramLabel = "N",
      description = "Expected limit of an isotropic sky with N events in all.")
  private Double events;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      description = "Expected limit with FACTOR times the events.")
  private Double scale;

  @Option(
      names = "--project",
      paramLabel = "DATE",
      description =
          "Expected limit on DATE, for example 2030-01-01, when events keep coming at their mean"
              + " rate between --first and --last, by default those of the RESULT.")
  private String date;

  @Option(names = "--first", paramLabel = "DATE", description = "Day of the first event.")
  private String first;

  @Option(names = "--last", paramLabel = "DATE", description = "Day of the last event.")
  private String last;

  /**
   * The events to come over those there are; empty when no projection is asked for.
   *
   * @param measured events there are; empty when not known
   */
  OptionalDouble factor(OptionalDouble measured) {
    return factor(measured, Optional.empty());
  }

  /**
   * The same for events of a result.
   *
   * @param span unix times of its first and last event, s; empty when not known
   */
  OptionalDouble factor(OptionalDouble measured, Optional<double[]> span) {
    if (Stream.of(events, scale, date).filter(option -> option != null).count() > 1) {
      throw new InvalidInputException(
          "give one of --project-events, --scale and --project, not several");
    }
    if (date == null && (first != null || last != null)) {
      throw new InvalidInputException(
          "--first and --last belong to --project DATE, which is missing");
    }
    if (scale != null) {
      return OptionalDouble.of(positive("--scale", scale));
    }
    if (date != null) {
      return OptionalDouble.of(until(span));
    }
    if (events == null) {
      return OptionalDouble.empty();
    }
    if (measured.isEmpty()) {
      throw new InvalidInputException(
          "--project-events needs the number of events that there are: give --events");
    }
    return OptionalDouble.of(positive("--project-events", events) / measured.getAsDouble());
  }

  private double until(Optional<double[]> span) {
    if ((first == null || last == null) && span.isEmpty()) {
      throw new InvalidInputException(
          "--project needs the mean rate: give --first and --last, the days of the first and the"
              + " last event");
    }
    double begin = first == null ? span.orElseThrow()[0] / DAY : day("--first", first);
    double end = last == null ? span.orElseThrow()[1] / DAY : day("--last", last);
    long then = day("--project", date);
    if (end <= begin) {
      throw InvalidInputException.of(
          "--last %s: must be after --first %s", text(last, end), text(first, begin));
    }
    if (then <= begin) {
      throw InvalidInputException.of(
          "--project %s: must be after --first %s", date, text(first, begin));
    }
    return (then - begin) / (end - begin);
  }

  private static String text(String given, double day) {
    return given == null ? LocalDate.ofEpochDay((long) Math.floor(day)).toString() : given;
  }

  private static long day(String option, String text) {
    try {
      return LocalDate.parse(text).toEpochDay();
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          option + " '" + Excerpt.of(text) + "': must be a date such as 2030-01-01", e);
    }
  }

  /** A finite number above 0, or a message that names the option. */
  static double positive(String option, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw InvalidInputException.of("%s %s: must be finite and > 0", option, value);
    }
    return value;
  }
}

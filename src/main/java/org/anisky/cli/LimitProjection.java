package org.anisky.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.anisky.InvalidInputException;
import org.anisky.io.Excerpt;
import picocli.CommandLine.Option;

/** How many times the events there will be, by the options {@code --project...} and their like. */
final class LimitProjection {
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
              + " rate between --first and --last.")
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
      return OptionalDouble.of(until());
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

  private double until() {
    if (first == null || last == null) {
      throw new InvalidInputException(
          "--project needs the mean rate: give --first and --last, the days of the first and the"
              + " last event");
    }
    long begin = day("--first", first);
    long end = day("--last", last);
    long then = day("--project", date);
    if (end <= begin) {
      throw InvalidInputException.of("--last %s: must be after --first %s", last, first);
    }
    if (then <= begin) {
      throw InvalidInputException.of("--project %s: must be after --first %s", date, first);
    }
    return (double) (then - begin) / (end - begin);
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

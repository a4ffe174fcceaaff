package org.anisky.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anisky.configuration.ConfigurationSchema;
import org.anisky.configuration.FileFormat;
import org.anisky.io.IsoTime;
import org.anisky.io.TimeScale;
import org.anisky.io.files.ExistingOutput;
import org.anisky.io.files.WholeFile;
import org.anisky.sky.AzimuthConvention;
import org.anisky.sky.MeanSiderealClock;
import org.anisky.sky.Observatory;

/**
 * A configuration for a list of events that nobody has described yet, to be confirmed line by line.
 */
public final class DraftConfiguration {
  /** What stands where only a person can know the value; no configuration is read with it. */
  public static final String OPEN = "???";

  /** Distance below which two directions are taken for the same, rad. */
  private static final double SAME = Math.toRadians(2);

  private final Request request;
  private final EventsDraft draft;
  private final List<AzimuthLook> azimuths;
  private List<String> open = List.of();

  /**
   * What the person says of the list.
   *
   * @param events file of the list
   * @param name of the detector
   * @param latitude of the site, deg
   * @param longitude of the site, deg
   * @param convention of azimuths
   * @param schema whether the schema of configurations is put beside it, for editors
   */
  public record Request(
      Path events,
      String name,
      Optional<Double> latitude,
      Optional<Double> longitude,
      Optional<AzimuthConvention> convention,
      boolean schema) {}

  /**
   * One column, for a person.
   *
   * @param position from 1
   * @param name empty when nothing names it
   * @param range of its first values
   * @param use what it is taken for; empty when for nothing
   */
  public record Column(int position, String name, String range, String use) {}

  /**
   * Looks at the beginning of the list.
   *
   * @throws org.anisky.InvalidInputException when the file is missing, damaged, or has no events
   * @throws IOException when it cannot be read
   */
  public DraftConfiguration(Request request) throws IOException {
    this.request = request;
    draft = EventsDraft.of(FileFormat.ofName(request.events()).head(request.events()));
    azimuths =
        draft.roles().containsKey(EventsDraft.AZIMUTH)
            ? AzimuthLook.of(draft.radians(EventsDraft.AZIMUTH), sky())
            : List.of();
  }

  private Optional<AzimuthLook.Sky> sky() {
    Map<String, ColumnLook> roles = draft.roles();
    boolean whole =
        draft.isLocal()
            && draft.isEquatorial()
            && roles.containsKey(EventsDraft.TIME)
            && !roles.containsKey(EventsDraft.TIME_OF_DAY)
            && request.latitude().isPresent()
            && request.longitude().isPresent();
    if (!whole) {
      return Optional.empty();
    }
    return Optional.of(
        new AzimuthLook.Sky(
            Observatory.ofDegrees(
                request.name(), request.latitude().get(), request.longitude().get()),
            new MeanSiderealClock(0),
            times(),
            draft.zeniths(),
            draft.radians(EventsDraft.DECLINATION),
            draft.radians(EventsDraft.RIGHT_ASCENSION)));
  }

  private double[] times() {
    ColumnLook look = draft.roles().get(EventsDraft.TIME);
    String format = EventsDraft.format(look).orElseThrow();
    if (format.equals("iso")) {
      int column = look.position() - 1;
      return draft.head().rows().stream()
          .mapToDouble(row -> IsoTime.toUnixTime(row.get(column)))
          .toArray();
    }
    TimeScale scale = TimeScale.valueOf(format.toUpperCase(Locale.ROOT));
    double[] times = look.numbers().clone();
    for (int k = 0; k < times.length; k++) {
      times[k] = scale.toUnixTime(times[k]);
    }
    return times;
  }

  /** All columns of the list. */
  public List<Column> columns() {
    return draft.columns().stream()
        .map(look -> new Column(look.position(), look.name(), look.range(), use(look)))
        .toList();
  }

  private String use(ColumnLook look) {
    boolean foreign = draft.foreignDate().filter(look::equals).isPresent();
    return foreign ? "? a date in a form that is not read; write 2021-03-04" : draft.roleOf(look);
  }

  /** What every convention of azimuths would mean; empty when there is no azimuth. */
  public List<AzimuthLook> azimuths() {
    return azimuths;
  }

  /** The convention with which the directions of the list agree with each other, if one does. */
  public Optional<AzimuthLook> told() {
    return azimuths.stream()
        .filter(look -> look.medianAngle().isPresent())
        .min(Comparator.comparingDouble(look -> look.medianAngle().get()))
        .filter(look -> look.medianAngle().get() < SAME);
  }

  /** Number of events that were looked at. */
  public int events() {
    return draft.head().rows().size();
  }

  /** Keys that are left open, in order; known once the configuration was written. */
  public List<String> open() {
    return open;
  }

  /**
   * Writes the configuration.
   *
   * @param existing what happens to a file that is there; no file is taken for an earlier draft
   *     unless it begins like one
   */
  public void write(Path target, ExistingOutput existing) throws IOException {
    DraftText text = new DraftText(request, draft, told(), target);
    try (WholeFile file = WholeFile.create(target, existing, DraftConfiguration::isDraft)) {
      Files.writeString(file.path(), text.write());
      file.commit();
    }
    if (request.schema()) {
      ConfigurationSchema.write(target.toAbsolutePath().getParent());
    }
    open = text.open();
  }

  private static boolean isDraft(Path file) throws IOException {
    try (var lines = Files.newBufferedReader(file)) {
      String first = lines.readLine();
      return first != null && first.startsWith(DraftText.BEGINNING);
    } catch (java.nio.charset.CharacterCodingException e) {
      return false;
    }
  }
}

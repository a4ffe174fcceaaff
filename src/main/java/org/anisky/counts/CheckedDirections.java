package org.anisky.counts;

import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.anisky.InvalidInputException;
import org.anisky.sky.Equinox;
import org.anisky.sky.LocalFrame;
import org.anisky.sky.Observatory;
import org.anisky.sky.Precession;
import org.anisky.sky.SiderealClock;

/**
 * Local directions of another source, compared as they pass with the equatorial directions that the
 * list gives beside them ({@link EventBatch#checkDeclination}, {@link
 * EventBatch#checkRightAscension}). Nothing of the events is changed. Memory does not grow with
 * them; read by one thread at a time.
 */
public final class CheckedDirections extends PassedEvents {
  /** Where a median angle is no longer a matter of equinox, aberration or rounding, deg. */
  private static final double REFUSED = 1;

  /** Nutation, aberration and UT1 - UTC together reach 0.016 deg. */
  private static final double TOLD = 0.02;

  private final Observatory observatory;
  private final SiderealClock clock;
  private final Equinox equinox;
  private final LocalFrame frame;
  private final Precession precession = new Precession();
  private final Sums sums = new Sums();

  /** What is known of the angles between both directions; the order of the events is not. */
  private static final class Sums implements Serializable {
    private static final long serialVersionUID = 1;

    private final AngleDistribution angles = new AngleDistribution();
    private final AngleDistribution otherEquinox = new AngleDistribution();
    private final MeanAngle rightAscensionOff = new MeanAngle();
    private final MeanAngle azimuthOff = new MeanAngle();
    private final MeanAngle azimuthSum = new MeanAngle();
  }

  /**
   * @param source of {@link DirectionKind#LOCAL} directions, with others beside
   * @param equinox of the directions beside
   */
  public CheckedDirections(
      EventSource source, Observatory observatory, SiderealClock clock, Equinox equinox) {
    super(source);
    this.observatory = observatory;
    this.clock = clock;
    this.equinox = equinox;
    frame = LocalFrame.of(observatory);
  }

  @Override
  public boolean read(EventBatch batch) throws IOException {
    boolean any = super.read(batch);
    for (int k = 0; k < batch.size; k++) {
      compare(batch, k);
    }
    return any;
  }

  /** What was found so far, in a form that Java can write; {@link #add} takes it. */
  public Serializable state() {
    return sums;
  }

  /**
   * Adds what was found in other events of the same list.
   *
   * @param state of {@link #state}; not modified
   */
  public void add(Serializable state) {
    Sums other = (Sums) state;
    sums.angles.add(other.angles);
    sums.otherEquinox.add(other.otherEquinox);
    sums.rightAscensionOff.add(other.rightAscensionOff);
    sums.azimuthOff.add(other.azimuthOff);
    sums.azimuthSum.add(other.azimuthSum);
  }

  private void compare(EventBatch batch, int k) {
    double siderealTime = clock.localSiderealTime(batch.unixTime[k], observatory);
    double zenith = batch.polar[k];
    double azimuth = batch.azimuthal[k];
    double sinZenith = Math.sin(zenith);
    double north = sinZenith * Math.cos(azimuth);
    double east = sinZenith * Math.sin(azimuth);
    double up = Math.cos(zenith);
    double sinDec = frame.sinDeclination(north, up);
    double longitude = frame.longitudeAtSiderealZero(north, east, up);
    double declination = Math.asin(sinDec);
    double rightAscension = siderealTime + longitude;

    double listed = batch.checkRightAscension[k];
    double listedDec = batch.checkDeclination[k];
    precession.set(batch.unixTime[k], listed, listedDec);
    double asGiven = angle(rightAscension, declination, listed, listedDec);
    double precessed =
        angle(rightAscension, declination, precession.rightAscension(), precession.declination());
    boolean j2000 = equinox == Equinox.J2000;
    sums.angles.add(j2000 ? precessed : asGiven);
    sums.otherEquinox.add(j2000 ? asGiven : precessed);

    double cosDec = Math.cos(listedDec);
    sums.rightAscensionOff.add(listed - rightAscension, cosDec * Math.cos(declination));
    double eqX = cosDec * Math.cos(listed - siderealTime);
    double eqY = cosDec * Math.sin(listed - siderealTime);
    double eqZ = Math.sin(listedDec);
    double listedUp = frame.cosZenith(eqX, eqZ);
    double listedAzimuth = -frame.northWestLongitude(eqX, eqY, eqZ);
    double weight = sinZenith * Math.sqrt(1 - listedUp * listedUp);
    sums.azimuthOff.add(listedAzimuth - azimuth, weight);
    sums.azimuthSum.add(listedAzimuth + azimuth, weight);
  }

  /** Between two directions, rad; by the chord, which keeps small sums.angles. */
  private static double angle(double ra, double dec, double otherRa, double otherDec) {
    double sinHalfDec = Math.sin((dec - otherDec) / 2);
    double sinHalfRa = Math.sin((ra - otherRa) / 2);
    double square =
        sinHalfDec * sinHalfDec + Math.cos(dec) * Math.cos(otherDec) * sinHalfRa * sinHalfRa;
    return 2 * Math.asin(Math.min(1, Math.sqrt(square)));
  }

  /**
   * What to say once all events have passed; empty when both directions agree.
   *
   * @throws InvalidInputException when the median angle between them is more than a degree
   */
  public Optional<String> warning() {
    double median = Math.toDegrees(sums.angles.median());
    if (!(median > TOLD)) {
      return Optional.empty();
    }
    String message =
        String.format(
            Locale.ROOT,
            "%s: right ascension and declination of the list differ from those that follow from"
                + " zenith, azimuth, time and site by %.3g deg in the median, %.3g deg at most: %s",
            description(),
            median,
            Math.toDegrees(sums.angles.largest()),
            cause(median));
    if (median > REFUSED) {
      throw new InvalidInputException(message);
    }
    return Optional.of(message);
  }

  private String cause(double median) {
    if (median < REFUSED && Math.toDegrees(sums.otherEquinox.median()) < median / 2) {
      return equinox == Equinox.J2000
          ? "they are of date and not of J2000 (equinox: date)"
          : "they are of J2000 and not of date (equinox: j2000)";
    }
    if (sums.rightAscensionOff.isSharp()) {
      double off = sums.rightAscensionOff.degrees();
      double longitude = Math.toDegrees(observatory.longitude());
      boolean ofLongitude = Math.abs(Math.IEEEremainder(off + longitude, 360)) < REFUSED;
      return String.format(
          Locale.ROOT,
          "all right ascensions are off by %+.2f deg, %s",
          off,
          ofLongitude && longitude != 0
              ? "minus the site's longitude: azimuth of a grid that begins at the meridian of"
                  + " Greenwich goes with longitude 0"
              : Math.abs(off) < REFUSED
                  ? "as half a column or bin, or a clock, is"
                  : "so that the site's longitude, the scale of the times or, at a pole, where"
                      + " azimuth begins is another");
    }
    if (sums.azimuthOff.isSharp()) {
      return String.format(
          Locale.ROOT,
          "all azimuths are off by %+.2f deg: they begin elsewhere (azimuth.convention)",
          sums.azimuthOff.degrees());
    }
    if (sums.azimuthSum.isSharp()) {
      return "azimuth is counted in the other sense (azimuth.convention)";
    }
    return "no shift of right ascension or azimuth explains it; are the columns the right ones?";
  }
}

package org.anisky.io.fits;

/**
 * A HEALPix table of a file, with what the program's own cards say of it.
 *
 * @param name of the table (EXTNAME)
 * @param columns its maps
 * @param kernel shape of the template (KERNEL); empty when absent
 * @param radius of kernel or discs, deg (RADIUS, DISCRAD); NaN when absent
 * @param epoch mean UTC of the events (DATE-AVG; EPOCH in files of earlier versions), to whose
 *     equinox equatorial axes belong, with the Z that FITS leaves out; empty when absent
 * @param fitGrid in words, on which the maps were made before they were written (FITGRID); empty
 *     when absent
 * @param latitude of the site, deg (LATITUDE); NaN when absent
 */
public record StoredMaps(
    String name,
    HealpixColumns columns,
    String kernel,
    double radius,
    String epoch,
    String fitGrid,
    double latitude) {
  /** The keyword of the mean time of the events (FITS 4.0, section 9.5). */
  public static final String MEAN_DATE = "DATE-AVG";

  static StoredMaps of(FitsHeader header, HealpixColumns columns) {
    double radius = header.numberOr("RADIUS", Double.NaN);
    return new StoredMaps(
        header.name(),
        columns,
        text(header, "KERNEL"),
        Double.isNaN(radius) ? header.numberOr("DISCRAD", Double.NaN) : radius,
        header.has(MEAN_DATE) ? text(header, MEAN_DATE) + "Z" : text(header, "EPOCH"),
        text(header, "FITGRID"),
        header.numberOr("LATITUDE", Double.NaN));
  }

  private static String text(FitsHeader header, String key) {
    return header.has(key) ? header.text(key).strip() : "";
  }
}

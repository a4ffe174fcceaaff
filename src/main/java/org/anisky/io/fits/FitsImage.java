package org.anisky.io.fits;

import java.lang.reflect.Array;
import nom.tam.fits.Header;

/**
 * An image of two axes.
 *
 * @param header of the unit
 * @param kernel primitive arrays, shape (NAXIS2)(NAXIS1), as in the file; not copied
 * @param file for messages
 */
record FitsImage(Header header, Object[] kernel, java.nio.file.Path file) {
  /** NAXIS2. */
  int rows() {
    return kernel.length;
  }

  /** NAXIS1. */
  int columns() {
    return kernel.length == 0 ? 0 : Array.getLength(kernel[0]);
  }

  /** One row, with the header's scale and zero applied; copied unless it is in doubles already. */
  double[] row(int k) {
    return FitsNumbers.doubles(
        kernel[k],
        header.getDoubleValue("BSCALE", 1),
        header.getDoubleValue("BZERO", 0),
        file + ": the image");
  }
}

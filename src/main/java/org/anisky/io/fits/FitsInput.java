package org.anisky.io.fits;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import nom.tam.fits.BasicHDU;
import nom.tam.fits.BinaryTableHDU;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;
import nom.tam.fits.ImageHDU;
import nom.tam.image.compression.hdu.CompressedImageHDU;
import nom.tam.util.ArrayFuncs;
import org.anisky.InvalidInputException;
import org.anisky.io.files.CountedInput;

/**
 * A FITS file, plain or compressed with gzip, read unit by unit from its beginning. What the
 * library says of a damaged file becomes an {@link InvalidInputException} that names the file.
 */
final class FitsInput implements Closeable {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String FIRST_CARD = "SIMPLE  =";

  private final Path file;
  private final CountedInput stream;
  private final Fits fits;
  private long unitBytes;

  private FitsInput(Path file, CountedInput stream) throws FitsException {
    this.file = file;
    this.stream = stream;
    this.fits = new Fits(stream);
  }

  /**
   * Opens a file.
   *
   * @throws InvalidInputException when it is missing, a directory, or not a FITS file
   */
  static FitsInput open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw InvalidInputException.of("%s: there is no such file", file);
    }
    if (Files.isDirectory(file)) {
      throw InvalidInputException.of("%s is a directory, not a FITS file", file);
    }
    InputStream stream = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      if (magic(stream) == GZIP_MAGIC) {
        stream = new BufferedInputStream(new GZIPInputStream(stream, BUFFER_BYTES), BUFFER_BYTES);
      }
      if (!begin(stream).equals(FIRST_CARD)) {
        throw InvalidInputException.of(
            "%s is not a FITS file: it does not begin with SIMPLE  =", file);
      }
      return new FitsInput(file, new CountedInput(stream));
    } catch (FitsException | EOFException | ZipException e) {
      stream.close();
      throw truncated(file, e);
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  private static int magic(InputStream stream) throws IOException {
    stream.mark(2);
    int magic = (stream.read() << 8) | stream.read();
    stream.reset();
    return magic;
  }

  private static String begin(InputStream stream) throws IOException {
    stream.mark(FIRST_CARD.length());
    byte[] begin = stream.readNBytes(FIRST_CARD.length());
    stream.reset();
    return new String(begin, java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static InvalidInputException truncated(Path file, Exception failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    // The library's end of file has no message.
    String reason = cause.getMessage() == null ? "it ends too early" : cause.getMessage();
    String message = file + " is truncated or damaged: " + reason;
    return new InvalidInputException(message, failure);
  }

  /** The file's path, for messages. */
  Path file() {
    return file;
  }

  /** The next header-data unit, or null after the last. */
  BasicHDU<?> next() throws IOException {
    BasicHDU<?> unit;
    try {
      unit = fits.readHDU();
    } catch (FitsException | EOFException | ZipException e) {
      throw truncated(file, e);
    } catch (RuntimeException e) {
      throw new InvalidInputException(file + " is not readable as FITS: " + e, e);
    }
    if (unit == null) {
      checkEnd();
    } else {
      unitBytes += headerBytes(unit.getHeader()) + unit.getData().getSize();
    }
    return unit;
  }

  /** The one number of the library that counts blank cards too, which files have as reserve. */
  @SuppressWarnings("deprecation")
  private static long headerBytes(Header header) {
    return header.getOriginalSize();
  }

  /** The library takes a header that is cut off for the end of the file. */
  private void checkEnd() throws IOException {
    if (stream.read() >= 0 || stream.bytes() > unitBytes) {
      throw InvalidInputException.of(
          "%s is truncated or damaged: after %d bytes there is no whole header", file, unitBytes);
    }
  }

  /**
   * A whole column of numbers, row after row, with the header's scale and zero applied.
   *
   * @param k column, from 0
   */
  double[] column(BinaryTableHDU table, int k) {
    Object raw;
    try {
      raw = ArrayFuncs.flatten(table.getColumn(k));
    } catch (FitsException e) {
      throw truncated(file, e);
    }
    return FitsNumbers.doubles(
        raw,
        table.getHeader().getDoubleValue("TSCAL" + (k + 1), 1),
        table.getHeader().getDoubleValue("TZERO" + (k + 1), 0),
        file + ": column '" + table.getColumnName(k) + "'");
  }

  /**
   * An image of two axes, plain or tile-compressed.
   *
   * @throws InvalidInputException when the unit is something else, or see {@link FitsTiles}
   */
  FitsImage image(BasicHDU<?> unit) {
    if (unit instanceof CompressedImageHDU tiles) {
      return FitsTiles.image(file, tiles);
    }
    try {
      if (unit instanceof ImageHDU image
          && image.getAxes() != null
          && image.getAxes().length == 2) {
        return new FitsImage(image.getHeader(), (Object[]) image.getData().getData(), file);
      }
    } catch (FitsException e) {
      throw truncated(file, e);
    }
    throw InvalidInputException.of(
        "%s: the unit %s is not an image of bins times pixels",
        file, unit.getHeader().getStringValue("EXTNAME"));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}

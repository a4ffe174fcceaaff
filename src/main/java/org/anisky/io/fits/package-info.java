/** Maps and local counts as FITS files: the only place that sees the FITS library. */
package org.anisky.io.fits;

/** Pixels and maps of pixels. Pixel arithmetic and Fourier transforms live here only. */
package org.anisky.grid;

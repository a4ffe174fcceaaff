/**
 * Pictures of results, fit for a paper: sky maps, convergence, projections.
 *
 * <p>A plot makes a {@link org.anisky.report.Figure}: panels with axes and marks, maps of the sky,
 * legends, texts. A sheet draws it on a canvas, of pixels (PNG) or of lines (SVG, PDF), and its
 * description hands it to a page that draws by itself.
 *
 * <p>Pixels are drawn with Java2D on a picture in memory, without a screen. Letters are outlines
 * read from a font that comes with the program, so a server without fonts draws the same picture.
 * Pictures carry no time stamp: the same input gives the same bytes.
 */
package org.anisky.report;

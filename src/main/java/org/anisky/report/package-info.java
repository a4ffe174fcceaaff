/**
 * Pictures of results, fit for a paper: sky maps, convergence, projections.
 *
 * <p>Everything is drawn with Java2D on a picture in memory, without a screen. Letters are outlines
 * read from a font that comes with the program, so a server without fonts draws the same picture.
 * Pictures carry no time stamp: the same input gives the same bytes.
 */
package org.anisky.report;

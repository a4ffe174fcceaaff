/** What is said about a reconstruction: significance, trials, intervals, limits, spectra. */
package org.anisky.inference;

/** Synthetic skies, detectors and counts whose truth is known. */
package org.anisky.simulation;

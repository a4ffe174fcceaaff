/** Likelihood and inference, no reconstruction. Dense linear algebra lives here only. */
package org.anisky.statistics;

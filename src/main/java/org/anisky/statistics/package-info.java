/**
 * Numbers only: distributions, intervals, covariances and small systems of linear equations,
 * nothing of counts. Dense linear algebra lives here only.
 */
package org.anisky.statistics;

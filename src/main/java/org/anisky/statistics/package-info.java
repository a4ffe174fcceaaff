/**
 * Numbers only: distributions, intervals, covariances and small systems of linear equations,
 * nothing of counts. Dense linear algebra lives here only. Of a measured vector v with covariance
 * C: chi-squared v^T C^-1 v and its tail, limits of the amplitude |d| (Bayesian, Feldman and
 * Cousins 1998) from p(v | d).
 */
package org.anisky.statistics;

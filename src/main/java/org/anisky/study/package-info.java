/**
 * Many reconstructions: strategies side by side on one data set, and over ensembles of toys. Pulls
 * (d - true)/sigma, their mean and width with errors, coverage, and whether strategies agree: x^T
 * C^-1 x of their differences x, with C from toys that they share.
 */
package org.anisky.study;

/**
 * What all strategies have in common.
 *
 * <p>A strategy is a package below this one with three things: its options (a record), its {@link
 * org.anisky.reconstruction.Reconstructor}, and a {@link org.anisky.reconstruction.Strategy} that
 * says its name, reads its options and makes it. A line in {@code configuration.Strategies} makes
 * it known: configurations, comparisons, ensembles, files and messages then have it.
 */
package org.anisky.reconstruction;

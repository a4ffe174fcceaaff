/**
 * What is known of a detector's acceptance and live time from elsewhere than its counts: formulas,
 * maps, simulated events, tables and lists of runs. Simulations put it in; analyses with a known
 * exposure take it as truth:
 *
 * <pre>
 *   E_a = sum_{tau, i -&gt; a} L_tau A_i     A_i, e.g., cos^p zenith (1 + m sin zenith sin^2(azimuth + phi))
 * </pre>
 */
package org.anisky.exposure;

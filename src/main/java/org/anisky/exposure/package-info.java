/**
 * What is known of a detector's acceptance and live time from elsewhere than its counts: formulas,
 * maps, simulated events, tables and lists of runs. Simulations put it in; analyses with a known
 * exposure take it as truth.
 */
package org.anisky.exposure;

/**
 * The model mu_{tau i} = I_a N_tau A_i: relative intensity, background rate, relative acceptance,
 * and what follows from them.
 */
package org.anisky.model;

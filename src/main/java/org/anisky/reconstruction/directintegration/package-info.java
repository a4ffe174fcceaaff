/** Direct integration: one estimate of the background from all day, for comparison. */
package org.anisky.reconstruction.directintegration;

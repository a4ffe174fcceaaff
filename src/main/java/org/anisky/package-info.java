/** Anisky: the anisotropy of cosmic rays from the data of ground arrays. */
package org.anisky;

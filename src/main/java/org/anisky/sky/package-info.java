/** Directions, frames and time; no maps. Angles are radians unless a name says otherwise. */
package org.anisky.sky;

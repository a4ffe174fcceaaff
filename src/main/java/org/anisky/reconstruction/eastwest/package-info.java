/** East-West: the difference of the counts of the two halves of the sky over sidereal time. */
package org.anisky.reconstruction.eastwest;

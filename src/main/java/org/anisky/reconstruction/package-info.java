/** The common interface of all strategies. */
package org.anisky.reconstruction;

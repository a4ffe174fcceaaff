/**
 * Results against what they should be: the truth of a synthetic sky, stored results, independent
 * computations. Knows names and numbers, and nothing of how they were made.
 */
package org.anisky.study.regression;

/** Many reconstructions: strategies side by side on one data set, and over ensembles of toys. */
package org.anisky.study;

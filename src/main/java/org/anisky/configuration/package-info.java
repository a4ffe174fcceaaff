/** Configurations, from YAML to typed values. Knows every key, its default and what is allowed. */
package org.anisky.configuration;

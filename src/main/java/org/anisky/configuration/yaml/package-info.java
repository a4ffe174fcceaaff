/** YAML as typed values that know their line: the only place that sees the YAML library. */
package org.anisky.configuration.yaml;

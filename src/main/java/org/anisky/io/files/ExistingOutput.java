package org.anisky.io.files;

/** What happens to an output that is there already. */
public enum ExistingOutput {
  /** It stays, and nothing is written. */
  REFUSE,
  /** It is replaced, in the moment when the new one is whole. */
  REPLACE
}

package org.anisky.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a look at the system found.
 *
 * @param what was looked at
 * @param state whether it is as it should be
 * @param text what was found
 * @param remedy what helps; empty when nothing need be done
 */
record Finding(String what, State state, String text, String remedy) {
  /** Whether something is as it should be. */
  enum State {
    OK,
    /** The program runs without it, or slower. */
    NOTE,
    PROBLEM
  }

  static Finding ok(String what, String text) {
    return new Finding(what, State.OK, text, "");
  }

  static Finding note(String what, String text, String remedy) {
    return new Finding(what, State.NOTE, text, remedy);
  }

  static Finding problem(String what, String text, String remedy) {
    return new Finding(what, State.PROBLEM, text, remedy);
  }

  boolean isProblem() {
    return state == State.PROBLEM;
  }

  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("what", what);
    tree.put("state", state.name().toLowerCase(java.util.Locale.ROOT));
    tree.put("text", text);
    tree.put("remedy", remedy.isEmpty() ? null : remedy);
    return tree;
  }
}

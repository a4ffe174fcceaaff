package org.anisky.run;

import org.anisky.Workers;
import org.anisky.configuration.EnsembleConfiguration;
import org.anisky.study.ToyMaker;

/** Where the long loops of a run are done: on this machine, unless another engine is given. */
public interface Engine {
  /** This machine. */
  Engine HERE = new Engine() {};

  /**
   * Who reads the events of detectors.
   *
   * @param workers threads of this machine
   */
  default ListReader lists(Workers workers) {
    return ListReader.here(workers);
  }

  /**
   * Who makes the toys of an ensemble.
   *
   * @param configuration of the ensemble
   * @param here makes them on this machine
   */
  default ToyMaker toys(EnsembleConfiguration configuration, ToyMaker here) {
    return here;
  }
}

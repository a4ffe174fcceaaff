package org.anisky.reconstruction.likelihood;

import org.anisky.InvalidInputException;
import org.anisky.reconstruction.Convergence;

/** When the sweeps of the all-sky fit end. */
public sealed interface StoppingRule {
  /** No sweep follows this many. */
  int limit();

  /** Whether the fit ends before the limit, once the criterion says that little remains. */
  boolean endsWhen(boolean criterionIsMet);

  /** What is said of a fit that ended. */
  Convergence.Status status(boolean ended);

  /**
   * When what remains of the dipole and of ln L is within their tolerances.
   *
   * @param limit of sweeps; reaching it is no convergence
   */
  record WithinTolerance(int limit) implements StoppingRule {
    /** Checks the limit. */
    public WithinTolerance {
      check(limit);
    }

    @Override
    public boolean endsWhen(boolean criterionIsMet) {
      return criterionIsMet;
    }

    @Override
    public Convergence.Status status(boolean ended) {
      return Convergence.Status.of(ended);
    }
  }

  /**
   * After a number of sweeps, whatever remains: for comparison with published maps.
   *
   * @param limit the number
   */
  record AfterSweeps(int limit) implements StoppingRule {
    /** Checks the number. */
    public AfterSweeps {
      check(limit);
    }

    @Override
    public boolean endsWhen(boolean criterionIsMet) {
      return false;
    }

    @Override
    public Convergence.Status status(boolean ended) {
      return Convergence.Status.FIXED_SWEEPS;
    }
  }

  private static void check(int limit) {
    if (limit < 1) {
      throw InvalidInputException.of("%d sweeps: at least 1 is needed", limit);
    }
  }
}

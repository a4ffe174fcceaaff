package org.anisky.reconstruction;

import java.util.List;

/**
 * How an iterative fit ended. Not converging is a result, not an exception.
 *
 * @param status how it ended
 * @param sweeps number of sweeps
 * @param isotropicLogLikelihood ln L of the isotropic best fit, without factorials
 * @param trace every sweep, or every half sweep when asked
 * @param allowedChange the extrapolated change of the dipole below which the fit stops
 * @param allowedGain the gain of ln L in one sweep below which the fit stops
 */
public record Convergence(
    Status status,
    int sweeps,
    double isotropicLogLikelihood,
    List<TraceLine> trace,
    double allowedChange,
    double allowedGain) {
  /** Copies the trace. */
  public Convergence {
    trace = List.copyOf(trace);
  }

  /** How a fit can end. */
  public enum Status {
    /** The remaining change is below what was asked for. */
    CONVERGED("converged"),
    /** The configured number of sweeps was done, with no criterion to meet. */
    FIXED_SWEEPS("fixed number of sweeps"),
    /** The limit of sweeps was reached before the criterion was met. */
    NOT_CONVERGED("not converged");

    private final String key;

    Status(String key) {
      this.key = key;
    }

    /** Of a fit that has no fixed number of steps. */
    public static Status of(boolean converged) {
      return converged ? CONVERGED : NOT_CONVERGED;
    }

    /** The name in files. */
    public String key() {
      return key;
    }
  }

  /** The last line of the trace. */
  public TraceLine last() {
    return trace.get(trace.size() - 1);
  }
}

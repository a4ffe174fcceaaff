#!/usr/bin/env python3
"""Fits of the synthetic maps of a space experiment, by numpy and healpy, independent of the program.

    python3 tools/reference/space_maps_fit.py > testdata/reference/space_maps_fit.csv

mu_a = c m_a (1 + d.n_a)(1 + eta t_a). Newton's method on ln L, with the gradient in closed form and
the matrix of second derivatives by differences of the gradient; errors are those of the inverse.

  exact           Poisson: n ln mu - mu
  simulated       k_a = m^2/v pseudo counts of r_a = v/m each (v the variance): n ln mu - (n + k)
                  ln(1 + mu), with mu = c r (1 + d.n); without counts k the r is the mean one
  control-sample  the same with v = m: r = 1
  purity          counts n p and squared weights n p^2; divided by f = sum n p^2/sum n p
  cumulative      sums over ranges, every reference scaled to the counts of its range:
                  m = sum s m_k, v = sum s^2 v_k, s = sum n_k/sum m_k
"""
import healpy
import numpy

DIRECTORY = "testdata/space-maps/"
NSIDE = 16
DIRECTION = numpy.array(healpy.pix2vec(NSIDE, numpy.arange(12 * NSIDE**2)))
RANGES = [16, 30, 60]


def read(name, column=0):
    # healpy reads NESTED files into RING order
    values = healpy.read_map(DIRECTORY + name + ".fits.gz", field=column, dtype=float)
    return numpy.where(values < -1e30, numpy.nan, values)


def fit(n, m, v, squares, template=None, sigma=None):
    """Best d (3), its covariance, and eta (0 without template).

    v is None for an exact reference, squares None when every event has weight 1."""
    use = numpy.isfinite(n) & numpy.isfinite(m)
    n, m, direction = n[use], m[use], DIRECTION[:, use]
    if squares is not None:
        n = n / (squares[use].sum() / n.sum())
    if v is None:
        k, r = None, m
    else:
        v = v[use]
        mean = v.sum() / m.sum()
        r = numpy.where(m > 0, v / numpy.where(m > 0, m, 1), mean)
        k = m / r
    t = None if template is None else template[use]
    scale = numpy.log(n.sum() / (r.sum() if k is None else (r * k).sum()))
    x = numpy.array([scale, 0, 0, 0] + ([] if t is None else [0.0]))

    def gradient(x):
        sky = 1 + x[1:4] @ direction
        factor = 1 if t is None else 1 + x[4] * t
        mu = numpy.exp(x[0]) * r * sky * factor
        score = n - mu if k is None else (n - mu * k) / (1 + mu)
        parts = [score.sum()] + [(score * axis / sky).sum() for axis in direction]
        if t is not None:
            parts.append((score * t / factor).sum() - x[4] / sigma**2)
        return numpy.array(parts)

    def hessian(x, step=1e-6):
        rows = []
        for p in range(len(x)):
            h = numpy.zeros(len(x))
            h[p] = step
            rows.append((gradient(x + h) - gradient(x - h)) / (2 * step))
        return (numpy.array(rows) + numpy.array(rows).T) / 2

    for _ in range(30):
        x = x - numpy.linalg.solve(hessian(x), gradient(x))
    return x[1:4], numpy.linalg.inv(-hessian(x))[1:4, 1:4], x[4] if t is not None else 0.0


def line(name, result):
    d, covariance, eta = result
    upper = covariance[numpy.triu_indices(3)]
    print(name, *(f"{number:.10g}" for number in [*d, *upper, eta]), sep=",")


def main():
    print("# made by: python3 tools/reference/space_maps_fit.py > testdata/reference/space_maps_fit.csv")
    print(f"# healpy {healpy.__version__}, numpy {numpy.__version__}")
    print("# Galactic x, y, z = rho_FB, rho_EW, rho_NS; the whole covariance; eta of the template, 0 without")
    print("fit,x,y,z,xx,xy,xz,yy,yz,zz,eta")
    electrons = [read("electrons", k) for k in range(3)]
    exposure = [read("isotropic", 2 * k) for k in range(3)]
    variance = [read("isotropic", 2 * k + 1) ** 2 for k in range(3)]
    template = read("template")
    line("exact", fit(electrons[0], exposure[0], None, None))
    line("simulated", fit(electrons[0], exposure[0], variance[0], None))
    line("nuisance", fit(electrons[0], exposure[0], variance[0], None, template, 0.005))
    purity = read("purity")
    weighted = [read("positrons", k) * purity for k in range(3)]
    squares = [read("positrons", k) * purity**2 for k in range(3)]
    protons = [read("protons", k) for k in range(3)]
    for k, threshold in enumerate(RANGES):
        line(f"positrons {threshold}", fit(weighted[k], protons[k], protons[k], squares[k]))
    for k, threshold in enumerate(RANGES):
        s = [numpy.nansum(weighted[j]) / numpy.nansum(protons[j]) for j in range(3)]
        line(
            f"positrons above {threshold}",
            fit(
                sum(weighted[k:]),
                sum(s[j] * protons[j] for j in range(k, 3)),
                sum(s[j] ** 2 * protons[j] for j in range(k, 3)),
                sum(squares[k:]),
            ),
        )


main()

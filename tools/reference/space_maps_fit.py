#!/usr/bin/env python3
"""Fits of the synthetic maps of a space experiment, by numpy and healpy, independent of the program.

    python3 tools/reference/space_maps_fit.py > testdata/reference/space_maps_fit.csv

mu_a = c m_a (1 + d.n_a)(1 + eta t_a). Newton's method on ln L, with the gradient in closed form and
the matrix H of second derivatives by differences of the gradient; errors are those of the inverse.

  exact           Poisson: n ln mu - mu
  simulated       k_a = m^2/v pseudo counts of r_a = v/m each (v the variance): n ln mu - (n + k)
                  ln(1 + mu), with mu = c r (1 + d.n); without counts k the r is the mean one
  control-sample  the same with v = m: r = 1
  purity          counts n p, divided by f = sum n p^2/sum n p; covariance F^-1 V F^-1, sums over
                  pixels of the products of derivatives of ln mu: V with the variance of the score,
                  (n (p/f)^2 + mu^2 nu)/(1 + mu)^2 with nu = (n + k)/(1 + mu), and F, the mean of -H,
                  with mu nu/(1 + mu)
  above           ln L is the sum over ranges, each with a c of its own, d common to all
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


class Range:
    """Counts against a reference; v is None for an exact one, squares None for plain events."""

    def __init__(self, n, m, v, squares, template=None):
        use = numpy.isfinite(n) & numpy.isfinite(m)
        self.n, m, self.direction = n[use], m[use], DIRECTION[:, use]
        if squares is not None:
            f = squares[use].sum() / self.n.sum()
            self.n, squares = self.n / f, squares[use] / f**2
        self.squares = squares
        if v is None:
            self.k, self.r = None, m
        else:
            v = v[use]
            mean = v.sum() / m.sum()
            self.r = numpy.where(m > 0, v / numpy.where(m > 0, m, 1), mean)
            self.k = m / self.r
        self.t = None if template is None else template[use]

    def scale(self):
        return self.n.sum() / (self.r if self.k is None else self.r * self.k).sum()

    def mu(self, scale, d, eta):
        factor = 1 if self.t is None else 1 + eta * self.t
        return numpy.exp(scale) * self.r * (1 + d @ self.direction) * factor

    def derivatives(self, d, eta):
        """Of ln mu: by ln c, d, eta; shape (parameters, pixels)."""
        sky = 1 + d @ self.direction
        rows = [numpy.ones_like(sky), *(self.direction / sky)]
        return numpy.array(rows if self.t is None else [*rows, self.t / (1 + eta * self.t)])

    def score(self, mu):
        return self.n - mu if self.k is None else (self.n - mu * self.k) / (1 + mu)

    def variance(self, mu):
        """Of the score, of weighted counts against a control sample."""
        return (self.squares + mu**2 * (self.n + self.k) / (1 + mu)) / (1 + mu) ** 2

    def information(self, mu):
        """Minus the mean derivative of the score by ln mu, against a control sample."""
        return mu * (self.n + self.k) / (1 + mu) ** 2


def fit(ranges, sigma=None):
    """Best d (3), its covariance, and eta (0 without template)."""
    count = len(ranges)
    x = numpy.array([*(numpy.log(range_.scale()) for range_ in ranges), 0, 0, 0] + ([0.0] if sigma else []))

    def places(j):
        return [j, *range(count, len(x))]

    def gradient(x):
        d, eta = x[count : count + 3], x[-1]
        sums = numpy.zeros(len(x))
        for j, range_ in enumerate(ranges):
            sums[places(j)] += range_.derivatives(d, eta) @ range_.score(range_.mu(x[j], d, eta))
        if sigma:
            sums[-1] -= eta / sigma**2
        return sums

    def hessian(x, step=1e-6):
        rows = []
        for p in range(len(x)):
            h = numpy.zeros(len(x))
            h[p] = step
            rows.append((gradient(x + h) - gradient(x - h)) / (2 * step))
        return (numpy.array(rows) + numpy.array(rows).T) / 2

    for _ in range(30):
        x = x - numpy.linalg.solve(hessian(x), gradient(x))
    covariance = numpy.linalg.inv(-hessian(x))
    if ranges[0].squares is not None:
        scores, information = numpy.zeros((2, len(x), len(x)))
        for j, range_ in enumerate(ranges):
            d, eta = x[count : count + 3], x[-1]
            mu = range_.mu(x[j], d, eta)
            rows = range_.derivatives(d, eta)
            block = numpy.ix_(places(j), places(j))
            scores[block] += (rows * range_.variance(mu)) @ rows.T
            information[block] += (rows * range_.information(mu)) @ rows.T
        inverse = numpy.linalg.inv(information)
        covariance = inverse @ scores @ inverse
    dipole = slice(count, count + 3)
    return x[dipole], covariance[dipole, dipole], x[-1] if sigma else 0.0


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
    line("exact", fit([Range(electrons[0], exposure[0], None, None)]))
    line("simulated", fit([Range(electrons[0], exposure[0], variance[0], None)]))
    line("nuisance", fit([Range(electrons[0], exposure[0], variance[0], None, template)], 0.005))
    purity = read("purity")
    positrons = [read("positrons", k) for k in range(3)]
    protons = [read("protons", k) for k in range(3)]
    ranges = [Range(n * purity, m, m, n * purity**2) for n, m in zip(positrons, protons)]
    for k, threshold in enumerate(RANGES):
        line(f"positrons {threshold}", fit([ranges[k]]))
    for k, threshold in enumerate(RANGES):
        line(f"positrons above {threshold}", fit(ranges[k:]))


main()

#!/usr/bin/python3
"""Published 95 percent limits of space experiments against those of even skies with as many events.

    /usr/bin/python3 tools/reference/published_limits.py      # the table of validation.md

Three components with equal errors s = sqrt(3/N), prior flat in the amplitude d, direction marginalised:
posterior ~ (exp(-(m - d)^2/2 s^2) - exp(-(m + d)^2/2 s^2))/d for a measured amplitude m.
"""
import numpy as np
from scipy import integrate, optimize, stats

PAIRS = [("AMS positrons", 9.9e4, 0.019), ("AMS electrons", 1.3e6, 0.005), ("AMS protons", 2e6, 0.0038),
         ("AMS helium", 2.2e6, 0.0036), ("AMS carbon", 6.1e4, 0.019), ("AMS oxygen", 6.3e4, 0.017)]
# PoS(ICRC2021)108: 9 years of data in place of 7.5, numbers of events not given; limits at 95 percent.
LATER = [("protons", 2e6, 0.0032), ("helium", 2.2e6, 0.0032), ("carbon", 6.1e4, 0.0162), ("oxygen", 6.3e4, 0.0169)]
FERMI = (1.79e8, 3.9e-4, 1.5e-4, 1.3e-3)  # events, amplitude, its error, limit


def limit(strength, level=0.95):
    d = np.linspace(1e-6, strength + 9, 200001)
    density = (np.exp(-(strength - d) ** 2 / 2) - np.exp(-(strength + d) ** 2 / 2)) / d
    below = integrate.cumulative_trapezoid(density, d, initial=0)
    return np.interp(level * below[-1], below, d)


for name, events, published in PAIRS:
    sigma = np.sqrt(3 / events)
    band = [limit(stats.chi.ppf(p, 3)) * sigma for p in (0.0228, 0.5, 0.9772)]
    implied = optimize.brentq(lambda m: limit(m) - published / sigma, 1e-3, 5)
    print("%s: limits of isotropic skies %.4f %.4f %.4f, implied %.4f = %.2f errors, chance of more %.2f" % (
        name, *band, implied * sigma, implied, stats.chi.sf(implied, 3)))
ratios = []
for name, events, published in LATER:
    median = limit(stats.chi.ppf(0.5, 3)) * np.sqrt(3 / (events * 9 / 7.5))
    ratios.append(published / median)
    print("AMS %s after 9 years: projected median %.5f, published %.4f, ratio %.3f" % (name, median, published, ratios[-1]))
print("mean ratio %.3f, scatter of an isotropic limit %.3f" % (
    np.mean(ratios), np.std([limit(m) for m in stats.chi.rvs(3, size=2000, random_state=1)]) / limit(stats.chi.ppf(0.5, 3))))
events, measured, error, published = FERMI
for sigma in (np.sqrt(3 / events), error):
    print("Fermi protons: error %.4e, limit %.4e" % (sigma, limit(measured / sigma) * sigma))
print("the published limit asks for an error of %.4e" % optimize.brentq(
    lambda s: limit(measured / s) * s - published, error, 1e-2))

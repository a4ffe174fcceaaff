#!/usr/bin/python3
"""d_N of the public list above 8 EeV by zenith angles and by azimuths, against an exposure cos z.

Usage: tools/reference/auger2017_zenith.py LIST > testdata/reference/auger2017-zenith.csv

A fully efficient array counts cos z per solid angle: sin^2 z is even. Zenith angles follow from
declination, right ascension and time (ERFA through astropy). Bands of equal sin^2 z; s is the sine of
the declination, its mean and variance within a band are integrals over the band. Between bands
d_N = sum_b n_b (S_b - S) / (N <(S_b - S)^2>), within them sum_events (s - S_b) / (N <var_b>).
"""
import sys

import astropy.units as u
import numpy as np
from astropy.time import Time

data = np.loadtxt(sys.argv[1], comments="#")
dec, ra = np.radians(data[:, 2]), np.radians(data[:, 3])
time = Time(data[:, 6], format="unix")
time.delta_ut1_utc = 0
sidereal = time.sidereal_time("mean", longitude=-69.5 * u.deg).rad
lat = np.radians(-35.2)
cos_z = np.sin(lat) * np.sin(dec) + np.cos(lat) * np.cos(dec) * np.cos(sidereal - ra)
sin2 = 1 - cos_z**2

print("# made by tools/reference/auger2017_zenith.py; bands of equal sin^2 z up to max_zenith")
print("max_zenith_deg,bands,events,d_zenith,error_zenith,d_azimuth,error_azimuth,events_above_60,expected_above_60")
for limit, bands in ((80, 8), (80, 16), (80, 32), (60, 16)):
    top = np.sin(np.radians(limit)) ** 2
    inside = (cos_z > 0) & (sin2 < top)
    n, s = inside.sum(), np.sin(dec[inside])
    band = np.minimum(bands - 1, (bands * sin2[inside] / top).astype(int))
    mean, variance = np.zeros(bands), np.zeros(bands)
    for b in range(bands):
        q = top * (b + (np.arange(2000) + 0.5) / 2000) / bands
        mean[b] = np.sin(lat) * np.sqrt(1 - q).mean()
        variance[b] = (np.sin(lat) ** 2 * (1 - q) + np.cos(lat) ** 2 * q / 2).mean() - mean[b] ** 2
    between = mean - mean.mean()
    info_zenith, info_azimuth = n * (between**2).mean(), n * variance.mean()
    d_zenith = (np.bincount(band, minlength=bands) * between).sum() / info_zenith
    d_azimuth = (s - mean[band]).sum() / info_azimuth
    above = (sin2[inside] > 0.75).sum()
    print(f"{limit},{bands},{n},{d_zenith:.4f},{info_zenith**-0.5:.4f},{d_azimuth:.4f},"
          f"{info_azimuth**-0.5:.4f},{above},{n * max(0, 1 - 0.75 / top):.1f}")

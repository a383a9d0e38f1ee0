"""Writes elementary-functions.txt: reference values of the elementary functions at 50 digits.

One line per point: function, argument (16 hex digits of the double), the double nearest the true value (16 hex digits),
and true value minus that double in units of its last place. Needs Python 3 and mpmath; run it in this folder.
"""
import random
import struct

from mpmath import cospi, erfc, exp, log, mp, mpf, pi, sinpi, sqrt

mp.dps = 50
random.seed(20240229)


def bits(value):
    return struct.pack(">d", value).hex()


def ulp(value):
    exponent = (struct.unpack(">Q", struct.pack(">d", abs(value)))[0] >> 52) - 1075
    return mpf(2) ** exponent


def phi(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def quantile(p):
    if p == 0.5:
        return mpf(0)
    target = log(mpf(p))
    if p < 0.1:
        t = sqrt(-2 * target)
        x = -(t - (log(2 * pi) + 2 * log(t)) / (2 * t))
    else:
        x = (mpf(p) - 0.5) * mpf("2.5")
    while True:
        value = phi(x)
        step = (log(value) - target) * value / (exp(-x * x / 2) / sqrt(2 * pi))
        x -= step
        if abs(step) <= mpf(10) ** -40 * abs(x):
            return x


def sine(t):
    return sinpi(2 * mpf(t))


def cosine(t):
    return cospi(2 * mpf(t))


def uniform(a, b):
    return lambda: random.uniform(a, b)


def powers(a, b, sign=1):
    return lambda: sign * random.uniform(1, 2) * 2.0 ** random.randint(a, b)


POINTS = {
    "exp": (lambda x: exp(mpf(x)), [(uniform(-708.3, 709.7), 300), (uniform(-1, 1), 200), (powers(-60, -1), 50), (powers(-60, -1, -1), 50)]),
    "log": (lambda x: log(mpf(x)), [(powers(-1022, 1023), 300), (uniform(0.5, 2), 200), (lambda: 1 + powers(-50, -5, random.choice((-1, 1)))(), 100)]),
    "sine": (sine, [(uniform(-1, 1), 300), (uniform(-1048576, 1048576), 200), (powers(-300, -4), 100)]),
    "cosine": (cosine, [(uniform(-1, 1), 300), (uniform(-1048576, 1048576), 200), (powers(-300, -4), 100)]),
    "cdf": (lambda x: phi(mpf(x)), [(uniform(-37.5, 0), 300), (uniform(-6, 6), 300), (powers(-30, -2), 50), (powers(-30, -2, -1), 50)]),
    "quantile": (quantile, [(uniform(0, 0.5), 300), (powers(-66, -2), 300), (powers(-1020, -2), 300), (lambda: 0.5 - powers(-50, -4)(), 100)]),
}

with open("elementary-functions.txt", "w", encoding="ascii", newline="\n") as out:
    for name, (function, groups) in POINTS.items():
        for draw, count in groups:
            for _ in range(count):
                x = draw()
                true = function(x)
                if true == 0:
                    continue
                nearest = float(true)
                residual = (true - mpf(nearest)) / ulp(nearest)
                out.write("%s %s %s %.6f\n" % (name, bits(x), bits(nearest), residual))

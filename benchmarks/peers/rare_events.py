#!/usr/bin/env python3
"""The probabilities of the benchmark "time to 1%" by a second program: numpy's generator and normals, three tilts at once.

Five assets of volatility 0.5 to 0.9, correlation 0.6, equal weights, no drift of prices, watched on 240 half-hour dates; insolvent where the basket is at or below
the debt. Prints each debt's probability with its standard error relative to it. Argument: paths, by default 2^23.
"""
import sys

import numpy as np

VOLATILITIES = np.array([0.5, 0.6, 0.7, 0.8, 0.9])
CORRELATION = np.full((5, 5), 0.6) + 0.4 * np.eye(5)
DEBTS = np.array([0.76976, 0.7434, 0.6994])
DATES = 240
STEP = 1 / 48 / 365
CHUNK = 1 << 14


def shortest_way(loadings, drift, debt):
    """The shortest normals y of the whole horizon with mean(exp(drift + loadings y)) = debt: y = length * direction, the direction that of the gradient at y."""
    direction = -loadings.sum(axis=0)
    direction /= np.linalg.norm(direction)
    for _ in range(100):
        low, high = 0.0, 40.0
        for _ in range(80):
            length = (low + high) / 2
            low, high = (length, high) if np.exp(drift + loadings @ (length * direction)).mean() > debt else (low, length)
        prices = np.exp(drift + loadings @ (length * direction))
        direction = -(prices @ loadings)
        direction /= np.linalg.norm(direction)
    return length * direction


def main():
    paths = int(sys.argv[1]) if len(sys.argv) > 1 else 1 << 23
    cholesky = np.linalg.cholesky(CORRELATION) * VOLATILITIES[:, None] * np.sqrt(STEP)
    drift = -0.5 * VOLATILITIES**2 * STEP
    shifts = np.array([shortest_way(cholesky * np.sqrt(DATES), drift * DATES, debt) for debt in DEBTS]) / np.sqrt(DATES)
    tilts = np.vstack([shifts, np.zeros(5)])
    weights = np.array([0.3, 0.3, 0.3, 0.1])
    generator = np.random.default_rng(20261128)
    sums, squares = np.zeros(3), np.zeros(3)
    for _ in range(paths // CHUNK):
        shift = tilts[generator.choice(4, CHUNK, p=weights)]
        logs = np.zeros((CHUNK, 5))
        total = np.zeros((CHUNK, 5))
        alive = np.ones((3, CHUNK), bool)
        ratio = np.zeros((3, CHUNK))
        for date in range(1, DATES + 1):
            normals = generator.standard_normal((CHUNK, 5)) + shift
            total += normals
            logs += drift + normals @ cholesky.T
            value = np.exp(logs).mean(axis=1)
            for debt in range(3):
                hit = alive[debt] & (value <= DEBTS[debt])
                if hit.any():
                    likelihoods = np.exp(total[hit] @ tilts.T - 0.5 * date * (tilts**2).sum(axis=1))
                    ratio[debt, hit] = 1 / (likelihoods @ weights)
                    alive[debt, hit] = False
        sums += ratio.sum(axis=1)
        squares += (ratio**2).sum(axis=1)
    count = paths // CHUNK * CHUNK
    mean = sums / count
    error = np.sqrt((squares / count - mean**2) / count)
    for debt, value, deviation in zip(DEBTS, mean, error):
        print(f"debt {debt}: {value:.5e} +- {deviation / value:.3%}, {count} paths")


main()

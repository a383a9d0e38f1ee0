"""First passage of a basket below its debt on equally spaced dates, in numpy; prints one line a case, as Measurement reads it.

Paths go in chunks whose arrays stay in the second-level cache, every operation writes into memory that is there already, and the drift is
folded into the weights of each date, so that a step is: normals, correlation, sum, exponential, weighted sum, minimum.
"""
import json
import math
import sys
import time

import numpy as np

CACHE = 1 << 19
SEED = 42
PRECISIONS = {"Single": np.float32, "Double": np.float64}
GENERATORS = {"Philox": np.random.Philox, "PCG64": np.random.PCG64, "SFC64": np.random.SFC64}


class FirstPassage:
    def __init__(self, work, assets, dtype):
        self.assets, self.dtype, self.steps = assets, dtype, work["steps"]
        step = work["years"] / work["steps"]
        correlation = np.full((assets, assets), work["correlation"])
        np.fill_diagonal(correlation, 1)
        self.loadings = (work["volatility"] * math.sqrt(step) * np.linalg.cholesky(correlation)).astype(dtype)
        dates = step * np.arange(1, self.steps + 1)
        growth = np.exp((work["drift"] - work["volatility"] ** 2 / 2) * dates)
        self.weights = np.repeat(work["spot"] * growth[:, np.newaxis], assets, axis=1).astype(dtype)
        self.debt = dtype(work["debtShare"] * assets * work["spot"])
        # Normals, correlated moves and Brownian motions of a chunk together.
        self.chunk = 1 << int(math.log2(CACHE / (3 * assets * np.dtype(dtype).itemsize)))
        self.memory = [np.empty(assets * self.chunk, dtype) for _ in range(3)]
        self.value, self.lowest = np.empty(self.chunk, dtype), np.empty(self.chunk, dtype)

    def insolvent_paths(self, generator, paths):
        insolvent = 0
        for first in range(0, paths, self.chunk):
            insolvent += self.insolvent_of_chunk(generator, min(self.chunk, paths - first))
        return insolvent

    def insolvent_of_chunk(self, generator, paths):
        normals, moves, motions = (memory[: self.assets * paths].reshape(self.assets, paths) for memory in self.memory)
        value, lowest = self.value[:paths], self.lowest[:paths]
        motions.fill(0)
        lowest.fill(np.inf)
        for step in range(self.steps):
            generator.standard_normal(dtype=self.dtype, out=normals)
            if self.assets == 1:
                np.multiply(normals, self.loadings[0, 0], out=moves)
            else:
                np.matmul(self.loadings, normals, out=moves)
            motions += moves
            np.exp(motions, out=moves)
            if self.assets == 1:
                np.multiply(moves[0], self.weights[step, 0], out=value)
            else:
                np.dot(self.weights[step], moves, out=value)
            np.minimum(lowest, value, out=lowest)
        return np.count_nonzero(lowest <= self.debt)


def main(work):
    paths = work["paths"]
    for precision, dtype in PRECISIONS.items():
        for assets in work["firstPassageAssets"]:
            case = FirstPassage(work, assets, dtype)
            for name, bits in GENERATORS.items():
                generator = np.random.Generator(bits(SEED))
                case.insolvent_paths(generator, case.chunk)
                start = time.perf_counter()
                p = case.insolvent_paths(generator, paths) / paths
                nanoseconds = (time.perf_counter() - start) * 1e9 / (paths * assets * work["steps"])
                print(f"numpy, {name}", "first passage", assets, precision, paths, nanoseconds, p, math.sqrt(p * (1 - p) / paths), sep="\t")


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print(f"numpy {np.__version__}")
    else:
        with open(sys.argv[1], encoding="utf-8") as file:
            main(json.load(file))

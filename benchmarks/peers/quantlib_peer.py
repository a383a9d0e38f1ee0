"""QuantLib's Monte Carlo engines on one asset and on a basket; prints one line a case, as Measurement reads it.

First passage is the price of a rebate of one that a knock-out pays at a rate of zero, its payoff out of reach. The biased engine watches the
dates and nothing between them, which is what is asked for here.
"""
import json
import sys
import time

import QuantLib as ql

SEED = 42
OUT_OF_REACH = 1e9


class Engines:
    def __init__(self, work):
        self.work = work
        self.today = ql.Date(1, 1, 2026)
        ql.Settings.instance().evaluationDate = self.today
        self.exercise = ql.EuropeanExercise(self.today + round(work["years"] * 365))
        self.settings = {"timeSteps": work["steps"], "requiredSamples": work["paths"], "seed": SEED}

    def process(self):
        spot = ql.QuoteHandle(ql.SimpleQuote(self.work["spot"]))
        rate = ql.YieldTermStructureHandle(ql.FlatForward(self.today, self.work["drift"], ql.Actual365Fixed()))
        volatility = ql.BlackConstantVol(self.today, ql.NullCalendar(), self.work["volatility"], ql.Actual365Fixed())
        return ql.BlackScholesProcess(spot, rate, ql.BlackVolTermStructureHandle(volatility))

    def first_passage(self):
        out_of_reach = ql.PlainVanillaPayoff(ql.Option.Call, OUT_OF_REACH)
        option = ql.BarrierOption(ql.Barrier.DownOut, self.work["debtShare"] * self.work["spot"], 1.0, out_of_reach, self.exercise)
        option.setPricingEngine(ql.MCBarrierEngine(self.process(), "pseudorandom", isBiased=True, **self.settings))
        self.price("MCBarrierEngine", "first passage", 1, option)

    def european_call(self, assets):
        if assets == 1:
            self.european()
        else:
            self.basket(assets)

    def european(self):
        option = ql.VanillaOption(ql.PlainVanillaPayoff(ql.Option.Call, self.work["spot"]), self.exercise)
        option.setPricingEngine(ql.MCEuropeanEngine(self.process(), "pseudorandom", **self.settings))
        self.price("MCEuropeanEngine", "European call", 1, option)

    def basket(self, assets):
        correlation = ql.Matrix(assets, assets, self.work["correlation"])
        for i in range(assets):
            correlation[i][i] = 1.0
        processes = ql.StochasticProcessArray([self.process() for _ in range(assets)], correlation)
        payoff = ql.AverageBasketPayoff(ql.PlainVanillaPayoff(ql.Option.Call, self.work["spot"]), ql.Array(assets, 1.0 / assets))
        option = ql.BasketOption(payoff, self.exercise)
        option.setPricingEngine(ql.MCEuropeanBasketEngine(processes, "pseudorandom", **self.settings))
        self.price("MCEuropeanBasketEngine", "European call", assets, option)

    def price(self, engine, work, assets, option):
        start = time.perf_counter()
        estimate = option.NPV()
        nanoseconds = (time.perf_counter() - start) * 1e9 / (self.work["paths"] * assets * self.work["steps"])
        print(f"QuantLib, {engine}", work, assets, "Double", self.work["paths"], nanoseconds, estimate, option.errorEstimate(), sep="\t")


def main(work):
    engines = Engines(work)
    engines.first_passage()
    for assets in work["europeanCallAssets"]:
        engines.european_call(assets)


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print(f"QuantLib {ql.__version__}")
    else:
        with open(sys.argv[1], encoding="utf-8") as file:
            main(json.load(file))

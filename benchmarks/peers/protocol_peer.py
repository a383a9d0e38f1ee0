"""A lending protocol on every path, in numpy: a second program of docs/methods/protocol-simulation.md, and a peer in speed.

usage: protocol_peer.py REQUEST.json PATHS [SEED [CHUNK [float32|float64]]]

Reads an insolvency request with a protocol under correlated geometric Brownian motion (plain JSON), runs it in chunks of
paths, and prints means with their standard errors, and the time, as JSON. Positions are visited by falling key, and no
further than some path of the chunk has come, as ours are.
"""
import json
import sys
import time

import numpy as np

YEAR = 365 * 86400.0


def whole(seconds, step, least):
    return max(least, int(np.ceil(seconds / step - 1e-9)))


class Collateral:
    def __init__(self, name, index, terms, positions, request, paths, real):
        oracle, depth = terms["oracle"], terms.get("depth")
        self.index, self.terms, self.real = index, terms, real
        self.threshold = real(terms["liquidationThreshold"])
        spot = request["model"]["assets"][index]["spot"]
        mine = [p for p in positions if p["collateral"] == name]
        self.key = np.array([p["debt"] / (p["units"] * terms["liquidationThreshold"]) for p in mine])
        order = np.argsort(-self.key, kind="stable")
        self.key = self.key[order]
        n = len(mine)
        self.units = np.tile(np.array([mine[i]["units"] for i in order], real)[:, None], (1, paths))
        self.debt = np.tile(np.array([mine[i]["debt"] for i in order], real)[:, None], (1, paths))
        self.lot, self.tab, self.due, self.top, self.start = (np.zeros((n, paths), real) for _ in range(5))
        self.oracle = np.full(paths, spot, real)
        self.told = self.oracle.copy()
        self.next = self.oracle.copy()
        self.last = np.zeros(paths, real)
        self.past = []
        self.latest = np.zeros(paths, real)
        self.impact = np.zeros(paths, real)
        self.pressure = np.zeros(paths, real)
        self.reach = np.full(paths, np.inf, real)
        self.in_auction = np.zeros(paths, real)
        self.spot, self.kind = spot, oracle["type"]
        self.inverse = real(0.04 / depth["value"]) if depth else real(0)
        self.kept_impact = real(0)
        if depth:
            assert depth.get("stressExponent", 1) == 0, "a peer of constant depth"
            self.kept_impact = real(2.0 ** (-request["step"] / depth.get("recoveryHalfLife", 3600)))

    def observe(self, date, step):
        oracle = self.terms["oracle"]
        if self.kind == "spot":
            self.told = self.market
        elif self.kind == "push":
            latency = whole(oracle.get("latency", 0), step, 0)
            self.past.append(self.market)
            source = self.past[-1 - latency] if len(self.past) > latency else np.full_like(self.market, self.spot)
            if len(self.past) > latency + 1:
                self.past.pop(0)
            due = (np.abs(source - self.told) > oracle["deviation"] * self.told) | (date - self.last >= oracle["heartbeat"] / step - 1e-9)
            self.told = np.where(due, source, self.told)
            self.last = np.where(due, self.real(date), self.last)
            self.pushes += due
        elif self.kind == "securityModule":
            if date % whole(oracle.get("period", 3600), step, 1) == 0:
                self.told, self.next = self.next, self.market
        else:
            kept = self.real(2.0 ** (-step / oracle["halfLife"]))
            self.told = self.market + kept * (self.told - self.market)


class Protocol:
    def __init__(self, request, paths, generator, real):
        self.request, self.paths, self.generator, self.real = request, paths, generator, real
        protocol = request["protocol"]
        assets = request["model"]["assets"]
        names = [a["name"] for a in assets]
        request["step"] = self.step = request["horizon"] / request["monitoring"]["dates"] * YEAR
        if abs(self.step - round(self.step)) < 1e-6:
            request["step"] = self.step = float(round(self.step))
        self.markets = [Collateral(n, names.index(n), t, protocol["positions"], request, paths, real)
                        for n, t in sorted(protocol["collateral"].items(), key=lambda pair: names.index(pair[0]))]
        for market in self.markets:
            market.pushes = np.zeros(paths, np.int64)
        self.keepers, self.gas = protocol["keepers"], protocol["gas"]
        self.reference = names.index(self.gas["referenceAsset"])
        n = self.keepers.get("competitors", 10)
        self.share = real(2.0 * n / (n + 1))
        self.capital = np.full(paths, self.keepers["capital"], real)
        self.up = np.ones(paths, bool)
        self.x = np.zeros(paths, real)
        backstops = protocol.get("backstops", [])
        assert all(b["type"] == "insuranceFund" for b in backstops) and not protocol.get("circuitBreakers") and not protocol.get("interest")
        self.fund = np.full(paths, sum(b["amount"] for b in backstops), real)
        self.has_fund = bool(backstops)
        self.sums = {k: np.zeros(paths, real) for k in ("badDebt", "paidByFund", "socialized", "liquidated", "repaid", "borrowersLoss", "keeperProfit", "revenue")}
        self.counts = {k: np.zeros(paths, np.int64) for k in ("liquidation", "auction", "auctionReset", "keeperOutage")}
        self.unpaid = np.zeros(paths, real)
        sigma = np.array([a["volatility"] for a in assets])
        years = request["horizon"] / request["monitoring"]["dates"]
        self.drift = ((np.array([a["drift"] for a in assets]) - sigma ** 2 / 2) * years).astype(real)
        loading = np.linalg.cholesky(np.array(request["model"].get("correlation", [[1]]), float)) * (sigma * np.sqrt(years))[:, None]
        self.loading = loading.astype(real)
        self.log = np.zeros((len(assets), paths), real)
        self.spots = np.array([a["spot"] for a in assets], real)[:, None]

    def run(self):
        for date in range(1, self.request["monitoring"]["dates"] + 1):
            self.advance(date)
        self.close()
        return self

    def advance(self, date):
        z = self.generator.standard_normal((len(self.drift), self.paths), dtype=self.real)
        move = self.loading @ z + self.drift[:, None]
        self.log += move
        prices = self.spots * np.exp(self.log)
        for market in self.markets:
            market.market = prices[market.index] * (1 - market.impact)
            market.observe(date, self.step)
        self.congest(move[self.reference])
        for market in self.markets:
            market.reach = np.minimum(market.reach, market.told)
            if not self.up.any():
                continue
            lowest = market.reach.min()
            for i in range(np.searchsorted(-market.key, -float(lowest) * (1 - 1e-5), side="right")):
                self.bonus(market, i) if market.terms["liquidation"]["type"] == "fixedBonus" else self.auction(market, i, date)
        for market in self.markets:
            kept = market.kept_impact * market.impact
            market.impact = kept + (1 - kept) * market.pressure
            market.pressure = np.zeros(self.paths, self.real)
        self.pay()

    def congest(self, move):
        g, k, real = self.gas, self.keepers, self.real
        kept = 2.0 ** (-self.step / g.get("halfLife", 21600))
        noise = g.get("deviation", 0) * np.sqrt(1 - kept * kept)
        self.x = real(kept) * self.x + real(g.get("moveSensitivity", 0)) * np.abs(move)
        if noise > 0:
            self.x += real(noise) * self.generator.standard_normal(self.paths, dtype=real)
        multiple = np.exp(np.clip(self.x, -10, 10))
        self.cost = real(g["costPerLiquidation"]) * multiple
        self.capital += real(min(1, self.step / k.get("turnoverTime", 60))) * (real(k["capital"]) - self.capital)
        uptime = k.get("uptime", 1) * np.minimum(1, k.get("congestionMultiple", 5) / multiple)
        recovery = min(1, self.step / k.get("outageDuration", 3600))
        failure = np.minimum(1, (1 - uptime) / uptime * recovery)
        change = self.generator.random(self.paths) < np.where(self.up, failure, recovery)
        self.counts["keeperOutage"] += self.up & change
        self.up = self.up ^ change

    def wanted(self, m, price):
        left = 1 - m.pressure
        first, decline = m.market * left, m.market * m.market * m.inverse
        margin = first - price
        with np.errstate(divide="ignore", invalid="ignore"):
            units = np.where(decline > 0, np.minimum(self.share * margin / decline, first / decline), np.inf)
            return np.minimum(np.where(margin > 0, units, 0), self.capital / price)

    def proceeds(self, m, units):
        value = units * m.market
        return value * (1 - m.pressure - value * m.inverse / 2)

    def record(self, m, takes, units, paid, profit, repaid, seized):
        s = self.sums
        m.pressure = np.where(takes, np.minimum(1, m.pressure + units * m.market * m.inverse), m.pressure)
        self.capital -= np.where(takes, paid, 0)
        s["keeperProfit"] += np.where(takes, profit, 0)
        s["liquidated"] += np.where(takes, seized * m.market, 0)
        s["repaid"] += np.where(takes, repaid, 0)
        s["borrowersLoss"] += np.where(takes, seized * m.market - repaid, 0)
        self.counts["liquidation"] += takes

    def earn(self, amount):
        self.sums["revenue"] += amount
        self.fund += amount

    def fail(self, amount):
        self.unpaid += amount
        self.sums["badDebt"] += amount

    def bonus(self, m, i):
        terms = m.terms["liquidation"]
        debt, units = m.debt[i], m.units[i]
        value = units * m.told
        unhealthy = (value * m.threshold < debt) & self.up
        if not unhealthy.any():
            return
        gross = self.real(1 + terms["bonus"])
        net = self.real(1 + terms["bonus"] * (1 - terms.get("protocolFee", 0)))
        with np.errstate(divide="ignore", invalid="ignore"):
            health = value * m.threshold / debt
        allowed = np.where(health <= terms.get("fullCloseHealth", 0.95), 1, terms.get("closeFactor", 0.5)).astype(self.real) * debt
        covered = value / gross
        repaid = np.minimum(self.wanted(m, m.told / net) * m.told / net, np.minimum(covered, allowed))
        everything = covered <= repaid
        seized = np.where(everything, units, repaid * gross / m.told)
        sold = seized * net / gross
        profit = self.proceeds(m, sold) - repaid - self.cost
        takes = unhealthy & (repaid > 0) & (profit >= self.keepers.get("profitThreshold", 0))
        self.record(m, takes, sold, repaid, profit, repaid, seized)
        self.earn(np.where(takes, (seized - sold) * m.market, 0))
        left = np.where(repaid >= debt, 0, debt - repaid)
        fails = takes & everything & (left > 0)
        self.fail(np.where(fails, left, 0))
        m.debt[i] = np.where(takes, np.where(fails, 0, left), debt)
        m.units[i] = np.where(takes, np.where(everything, 0, units - seized), units)

    def auction(self, m, i, date):
        terms, real = m.terms["liquidation"], self.real
        chop, dust = real(1 + terms["penalty"]), real(terms.get("dust", 0))
        debt, units = m.debt[i], m.units[i]
        unhealthy = (units * m.told * m.threshold < debt) & self.up & (m.tab[i] <= 0)
        if unhealthy.any():
            room = real(terms.get("hole", 1e30)) - m.in_auction
            part = np.minimum(debt, room / chop)
            part = np.where(debt - part < dust, debt, part)
            all_of_it = part == debt
            with np.errstate(divide="ignore", invalid="ignore"):
                lot = np.where(all_of_it, units, units * part / debt)
            starts = unhealthy & (room > 0) & (all_of_it | (part >= dust)) & (part > 0) & (self.cost <= lot * m.market)
            tab = part * chop
            m.debt[i] = np.where(starts, debt - part, debt)
            m.units[i] = np.where(starts, units - lot, units)
            m.lot[i] = np.where(starts, lot, m.lot[i])
            m.tab[i] = np.where(starts, tab, m.tab[i])
            m.due[i] = np.where(starts, part, m.due[i])
            m.in_auction += np.where(starts, tab, 0)
            self.kick(m, i, starts, real(terms.get("tip", 0)) + tab * real(terms.get("chip", 0)), date)
            self.counts["auction"] += starts
        is_open = (m.tab[i] > 0) & self.up
        if is_open.any():
            self.sell(m, i, is_open, chop, dust, date)

    def kick(self, m, i, kicks, incentive, date):
        m.top[i] = np.where(kicks, m.told * self.real(m.terms["liquidation"]["buffer"]), m.top[i])
        m.start[i] = np.where(kicks, date, m.start[i])
        self.earn(-np.where(kicks, incentive, 0))
        self.sums["keeperProfit"] += np.where(kicks, incentive - self.cost, 0)

    def sell(self, m, i, is_open, chop, dust, date):
        terms, real = m.terms["liquidation"], self.real
        elapsed = (date - m.start[i]) * self.step
        decline = terms["decline"]
        if decline["type"] == "linear":
            ratio = np.maximum(decline["duration"] - elapsed, 0) / decline["duration"]
        elif decline["type"] == "stairstep":
            ratio = decline["cut"] ** np.floor(elapsed / decline["step"] + 1e-6)
        else:
            ratio = decline["cut"] ** elapsed
        price = m.top[i] * ratio.astype(real)
        stale = is_open & ((elapsed > terms["tail"]) | (ratio < terms.get("cusp", 0)))
        if stale.any():
            pays = (m.tab[i] >= dust * chop) & (m.lot[i] * m.told >= dust * chop)
            self.kick(m, i, stale, np.where(pays, real(terms.get("tip", 0)) + m.tab[i] * real(terms.get("chip", 0)), 0), date)
            self.counts["auctionReset"] += stale
            price = np.where(stale, m.top[i], price)
        is_open = is_open & (price > 0)
        safe = np.where(is_open, price, 1)
        lot, tab, due = m.lot[i], m.tab[i], m.due[i]
        taken = np.minimum(lot, self.wanted(m, safe))
        owe = taken * safe
        over = tab < owe
        dusty = (owe < tab) & (taken < lot) & (tab - owe < dust * chop)
        owe = np.where(over, tab, np.where(dusty, np.maximum(tab - dust * chop, 0), owe))
        taken = np.where(over | dusty, np.minimum(owe / safe, taken), taken)
        profit = self.proceeds(m, taken) - owe - self.cost
        takes = is_open & (taken > 0) & (profit >= self.keepers.get("profitThreshold", 0))
        repaid = np.minimum(owe, due)
        self.record(m, takes, taken, owe, profit, repaid, taken)
        self.earn(np.where(takes, owe - repaid, 0))
        ends = takes & ((lot - taken <= 0) | (tab - owe <= 0))
        self.fail(np.where(ends, due - repaid, 0))
        m.units[i] += np.where(ends, lot - taken, 0)
        m.lot[i] = np.where(ends, 0, np.where(takes, lot - taken, lot))
        left = np.where(ends, 0, np.where(takes, tab - owe, tab))
        m.in_auction += left - tab
        m.tab[i] = left
        m.due[i] = np.where(ends, 0, np.where(takes, due - repaid, due))

    def pay(self):
        if not self.unpaid.any():
            return
        if self.has_fund:
            paid = np.minimum(self.unpaid, np.maximum(self.fund, 0))
            self.fund -= paid
            self.unpaid -= paid
            self.sums["paidByFund"] += paid
        self.sums["socialized"] += self.unpaid
        self.unpaid = np.zeros(self.paths, self.real)

    def close(self):
        for m in self.markets:
            self.fail(np.maximum(m.debt - m.units * m.market, 0).sum(0) + np.maximum(m.due - m.lot * m.market, 0).sum(0))
        # What the fund owes keepers, beyond what open auctions raise above their debts at the market's price, is bad debt.
        raised = sum(np.maximum(np.minimum(m.tab, m.lot * m.market) - m.due, 0).sum(0) for m in self.markets)
        lacking = np.maximum(-self.fund - raised, 0)
        self.fund += lacking
        self.fail(lacking)
        self.pay()


def main():
    request = json.load(open(sys.argv[1]))
    paths = int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    chunk = int(sys.argv[4]) if len(sys.argv) > 4 else 8192
    real = np.dtype(sys.argv[5] if len(sys.argv) > 5 else "float64").type
    generator = np.random.Generator(np.random.SFC64(seed))
    started, columns, done = time.perf_counter(), {}, 0
    while done < paths:
        run = Protocol(request, min(chunk, paths - done), generator, real).run()
        values = {**run.sums, **run.counts, "oraclePush": sum(m.pushes for m in run.markets)}
        values["insolvency"] = run.sums["badDebt"] > 0
        values["beyondBackstop"] = run.sums["socialized"] > 0
        values["liquidationProbability"] = run.sums["liquidated"] > 0
        for name, value in values.items():
            value = value.astype(float)
            total = columns.setdefault(name, np.zeros(2))
            total += [value.sum(), (value * value).sum()]
        done += run.paths
    answer = {n: {"mean": s / done, "standardError": float(np.sqrt(max(0, q / done - (s / done) ** 2) / done))} for n, (s, q) in columns.items()}
    print(json.dumps({"paths": done, "seconds": time.perf_counter() - started, "numpy": np.__version__, **answer}, indent=1))


main()

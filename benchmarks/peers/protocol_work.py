"""The work of protocol.sh as an insolvency request: a day in steps of five minutes, three assets, 200 cohorts, Dutch auctions, keepers, depth and an insurance fund.

usage: protocol_work.py PATHS
"""
import json
import sys

ASSETS = [("A", 2000.0, 0.9), ("B", 60000.0, 0.7), ("C", 20.0, 1.1)]
CORRELATION = [[1, 0.8, 0.7], [0.8, 1, 0.6], [0.7, 0.6, 1]]
THRESHOLD = 0.8


def position(i):
    name, spot, _ = ASSETS[i % 3]
    value = 50_000.0 * (1 + i % 17)
    return {"name": f"cohort {i}", "collateral": name, "units": value / spot, "debt": value * THRESHOLD * (0.6 + 0.38 * ((i * 37) % 200) / 200)}


collateral = {
    "liquidationThreshold": THRESHOLD,
    "oracle": {"type": "push", "heartbeat": 3600, "deviation": 0.005},
    "liquidation": {
        "type": "dutchAuction", "penalty": 0.1, "buffer": 1.1, "decline": {"type": "stairstep", "cut": 0.99, "step": 90},
        "tail": 7200, "cusp": 0.45, "tip": 100, "chip": 0.001, "dust": 2000, "hole": 5e6,
    },
    "depth": {"value": 2e6, "recoveryHalfLife": 3600, "stressExponent": 0},
}
print(json.dumps({
    "model": {"type": "gbm", "assets": [{"name": n, "spot": s, "volatility": v, "drift": 0} for n, s, v in ASSETS], "correlation": CORRELATION},
    "protocol": {
        "collateral": {name: collateral for name, _, _ in ASSETS},
        "positions": [position(i) for i in range(200)],
        "keepers": {"capital": 3e6, "turnoverTime": 600, "competitors": 5, "profitThreshold": 50, "uptime": 0.95},
        "gas": {"type": "meanReverting", "costPerLiquidation": 30, "referenceAsset": "A", "moveSensitivity": 6, "deviation": 0.3},
        "backstops": [{"type": "insuranceFund", "amount": 100000}],
    },
    "horizon": 1 / 365,
    "monitoring": {"type": "discrete", "dates": 288},
    "simulation": {"paths": int(sys.argv[1]), "seed": 42},
}, indent=1))

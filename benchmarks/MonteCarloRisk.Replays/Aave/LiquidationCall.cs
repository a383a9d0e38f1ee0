namespace MonteCarloRisk.Replays.Aave;

/// <summary>One liquidation of ether against a stablecoin on Aave v2.</summary>
/// <param name="Time">When.</param>
/// <param name="User">Whose.</param>
/// <param name="Repaid">Debt repaid, in dollars.</param>
/// <param name="Seized">Ether seized.</param>
internal sealed record LiquidationCall(DateTime Time, string User, double Repaid, double Seized)
{
    // Aave v2, main market; its snapshot of parameters has them in basis points.
    private const string MainMarket = "0xb53c1a33016b2dc2ff3653530bff1848a515c8c5";
    private const string Ether = "WETH";
    private static readonly HashSet<string> Stablecoins = ["USDC", "USDT", "DAI", "TUSD", "BUSD", "sUSD", "GUSD"];

    /// <summary>The price of ether that the protocol saw: what is seized is worth the debt and the bonus.</summary>
    public double Price(double bonus) => Repaid * (1 + bonus) / Seized;

    /// <summary>Reads those of users who were liquidated in nothing else between two times, by time.</summary>
    public static IReadOnlyList<LiquidationCall> Read(string calls, string parameters, DateTime from, DateTime to)
    {
        Dictionary<string, int> decimals = Table.Read(parameters, cell => (Pool: cell("pool"), Symbol: cell("symbol"), Decimals: (int)Table.Number(cell("decimals"))))
            .Where(reserve => reserve.Pool == MainMarket).ToDictionary(reserve => reserve.Symbol, reserve => reserve.Decimals);
        double Amount(string amount, string symbol, bool isRaw) => Table.Number(amount) / (isRaw ? Math.Pow(10, decimals[symbol]) : 1);
        var rows = Table.Read(calls, cell => (
                Time: DateTime.UnixEpoch.AddSeconds(Table.Number(cell("timestamp"))), Pool: cell("pool"), User: cell("user"),
                Collateral: cell("collateralReserve"), Debt: cell("principalReserve"), Seized: cell("collateralAmount"), Repaid: cell("principalAmount"), IsRaw: cell("amount_unit") == "raw_integer"))
            .Where(row => row.Pool == MainMarket && row.Time >= from && row.Time < to).ToArray();
        HashSet<string> others = [.. rows.Where(row => row.Collateral != Ether || !Stablecoins.Contains(row.Debt)).Select(row => row.User)];
        return [.. rows.Where(row => !others.Contains(row.User))
            .Select(row => new LiquidationCall(row.Time, row.User, Amount(row.Repaid, row.Debt, row.IsRaw), Amount(row.Seized, Ether, row.IsRaw)))
            .Where(call => call.Repaid > 0 && call.Seized > 0)
            .OrderBy(call => call.Time)];
    }
}

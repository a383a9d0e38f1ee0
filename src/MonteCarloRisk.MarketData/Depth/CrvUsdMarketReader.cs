using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Json;
using MonteCarloRisk.MarketData.Positions;

namespace MonteCarloRisk.MarketData.Depth;

/// <summary>Reads the state of a crvUSD market.</summary>
public static class CrvUsdMarketReader
{
    const int LargestBand = 10_000;
    const int MostDecimals = 36;

    /// <summary>Reads a JSON file as the market's simulations take it: llamma_params, controller_params, bands, userStates, stableswap_pools_params, peg_keepers_params.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A value cannot be read; the message names file, line, value and what is allowed.</exception>
    public static CrvUsdMarket ReadJson(string path)
    {
        JsonCell file = JsonSnapshot.Read(path);
        JsonCell exchange = file["llamma_params"], controller = file["controller_params"];
        return new CrvUsdMarket(
            file["name"].Text(),
            exchange["collateral_symbol"].Text(),
            file["blockNumber"].Integer(0, int.MaxValue),
            file["timestamp"].Time(),
            exchange["A"].Number(),
            exchange["fee"].Number(),
            exchange["BASE_PRICE"].Number(),
            exchange["oracle_price"].Number(),
            exchange["active_band"].Integer(-LargestBand, LargestBand),
            controller["liquidation_discount"].Number(),
            controller["loan_discount"].Number(),
            file["totalCollateral"].Number(),
            file["totalDebt"].Number(),
            [.. file["bands"].Items().Select(Band)],
            [.. file["userStates"].Items().Select(Position)],
            [.. file["stableswap_pools_params"].Items().Select(Pool)],
            [.. file["peg_keepers_params"].Items().Select(keeper => new PegKeeper(keeper["address"].Text(), keeper["pool"].Text(), keeper["debt"].Number()))]);
    }

    static PriceBand Band(JsonCell band) => new(
        band["index"].Integer(-LargestBand, LargestBand),
        band["stableCoin"].Number(),
        band["collateral"].Number(),
        band["priceOracleUp"].Number(),
        band["priceOracleDown"].Number());

    static CrvUsdPosition Position(JsonCell state) => new(
        state["user"]["id"].Text(),
        state["collateral"].Number(),
        state["stablecoin"].Number(),
        state["debt"].Number(),
        state["n"].Integer(0, LargestBand),
        state["n1"].Integer(-LargestBand, LargestBand),
        state["n2"].Integer(-LargestBand, LargestBand),
        state["health"].Number(),
        state["loss"].Number(),
        state["timestamp"].Time(),
        state.Line);

    static StablePool Pool(JsonCell pool)
    {
        IReadOnlyList<JsonCell> coins = pool["coins"].Items(), balances = pool["D"].Items();
        if (coins.Count != balances.Count)
            throw new InputException(pool["D"].Where, $"the pool has {balances.Count} balances and {coins.Count} coins; it has one for each");
        return new StablePool(
            pool["name"].Text(),
            pool["address"].Text(),
            pool["A"].Number(),
            [.. coins.Zip(balances, (coin, balance) => new PooledCoin(coin["symbol"].Text(), balance.Number(), coin["decimals"].Integer(0, MostDecimals)))]);
    }
}

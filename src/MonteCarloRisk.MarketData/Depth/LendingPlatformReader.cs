using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Json;

namespace MonteCarloRisk.MarketData.Depth;

/// <summary>Reads the markets of a lending platform.</summary>
public static class LendingPlatformReader
{
    const int MostDecimals = 36;

    /// <summary>Reads a JSON file in which each property of the markets is an object by market: names, underlying, decimals, prices, collateral_factors, collateral_caps, borrow_caps.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A value cannot be read; the message names file, line, value and what is allowed.</exception>
    public static LendingPlatform ReadJson(string path)
    {
        JsonCell file = JsonSnapshot.Read(path);
        return new LendingPlatform(file["json_time"].Time(), [.. file["names"].Properties().Select(market => Market(file, market))]);
    }

    static LendingMarket Market(JsonCell file, JsonCell address)
    {
        string name = address.Name;
        return new LendingMarket(
            name,
            address.Text(),
            file["underlying"][name].Text(),
            file["decimals"][name].Integer(0, MostDecimals),
            file["prices"][name].Number(),
            file["collateral_factors"][name].Number(),
            file["collateral_caps"][name].Number(),
            file["borrow_caps"][name].Number(),
            file["prices"][name].Line);
    }
}

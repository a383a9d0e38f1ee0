using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.OptionSurfaces.Smiles;
using MonteCarloRisk.Calibration.OptionSurfaces.Ssvi;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Surfaces;
using MonteCarloRisk.MarketData;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>The smile of each underlying and expiry of listed options.</summary>
sealed class ContractSmiles
{
    /// <summary>Quotes of an underlying that a surface is fitted to: as many as an SSVI slice has parameters.</summary>
    const int FewestQuotes = 3;

    const double HalfADay = 0.5 / TradingYear.Days;

    readonly List<(string Underlying, double Years, SsviSlice Slice)> smiles = [];
    readonly JsonPlace place;

    ContractSmiles(JsonPlace place) => this.place = place;

    /// <summary>Smiles that are stated: one for each underlying and expiry of the contracts, and no other.</summary>
    public static ContractSmiles Stated(IReadOnlyList<SmileEntry> stated, IReadOnlyList<EuropeanOption> contracts, JsonPlace list)
    {
        var found = new ContractSmiles(list);
        for (int i = 0; i < stated.Count; i++)
        {
            JsonPlace item = list.Item(i);
            SmileEntry entry = stated[i] ?? throw item.Refuse(null, "an object is needed");
            if (!(entry.Years > 0 && entry.Years <= 100)) throw item.Member("years").Refuse(entry.Years, "a time to expiry is above 0, at most 100 years");
            if (!(entry.Theta > 0 && entry.Theta <= 1000)) throw item.Member("theta").Refuse(entry.Theta, "a total variance is above 0, at most 1000");
            if (!(Math.Abs(entry.Rho) < 1)) throw item.Member("rho").Refuse(entry.Rho, "a slope is between -1 and 1");
            if (!(entry.Psi > 0 && entry.Psi * (1 + Math.Abs(entry.Rho)) <= 4)) throw item.Member("psi").Refuse(entry.Psi, "a width is above 0, and times 1 + |rho| at most 4");
            found.smiles.Add((entry.Underlying, entry.Years, new SsviSlice(entry.Theta, entry.Rho, entry.Psi)));
        }

        found.RefuseUnused(contracts);
        return found;
    }

    /// <summary>One SSVI surface an underlying, free of arbitrage, through the contracts' volatilities.</summary>
    public static ContractSmiles Fitted(IReadOnlyList<EuropeanOption> contracts, PriceModel model, JsonPlace place)
    {
        var found = new ContractSmiles(place);
        foreach (IGrouping<string, EuropeanOption> listed in contracts.GroupBy(contract => contract.Underlying))
        {
            if (listed.Select(contract => (contract.Strike, contract.Expiry)).Distinct().Count() < FewestQuotes)
                throw place.Fault($"{listed.Count()} options on {Excerpt.Quote(listed.Key)} tell no smile; {FewestQuotes} or more of different strikes or expiries do, or smiles that are stated");
            double spot = model.Assets.First(asset => asset.Name == listed.Key).Spot;
            ExpirySmile[] smiles = [.. listed.GroupBy(contract => contract.Expiry).OrderBy(expiry => expiry.Key).Select(expiry => Smile(expiry.Key, [.. expiry], spot))];
            found.smiles.AddRange(smiles.Zip(SsviCalibration.Fit(smiles).Slices, (smile, slice) => (listed.Key, smile.Years, slice)));
        }

        return found;
    }

    public SsviSlice Of(EuropeanOption contract)
    {
        return Nearest(contract) is { } near
            ? smiles[near].Slice
            : throw place.Fault(FormattableString.Invariant($"{contract.Name} expires in {contract.Expiry:0.######} years, and no smile of {contract.Underlying} is within half a day of it"));
    }

    // One that no contract takes is a slip: of a name, of a time, or twice the same.
    void RefuseUnused(IReadOnlyList<EuropeanOption> contracts)
    {
        HashSet<int> used = [.. contracts.Select(Nearest).OfType<int>()];
        for (int i = 0; i < smiles.Count; i++)
        {
            if (used.Contains(i)) continue;
            (string underlying, double years, _) = smiles[i];
            int twin = Enumerable.Range(0, smiles.Count).FirstOrDefault(other => other != i && smiles[other].Underlying == underlying && Math.Abs(smiles[other].Years - years) <= HalfADay, -1);
            throw place.Item(i).Fault(twin >= 0
                ? FormattableString.Invariant($"item {twin} is the smile of {Excerpt.Quote(underlying)} in {years:0.######} years already")
                : FormattableString.Invariant($"no option on {Excerpt.Quote(underlying)} expires within half a day of {years:0.######} years"));
        }
    }

    int? Nearest(EuropeanOption contract)
    {
        int[] near = [.. Enumerable.Range(0, smiles.Count).Where(i => smiles[i].Underlying == contract.Underlying && Math.Abs(smiles[i].Years - contract.Expiry) <= HalfADay)];
        return near.Length > 0 ? near.MinBy(i => Math.Abs(smiles[i].Years - contract.Expiry)) : null;
    }

    static ExpirySmile Smile(double years, EuropeanOption[] contracts, double spot)
    {
        SmileQuote Quote(EuropeanOption contract)
        {
            double forward = spot * Math.Exp((contract.Rate - contract.DividendYield) * years);
            return new SmileQuote(contract.Name, contract.Strike, Math.Log(contract.Strike / forward), contract.ImpliedVolatility, contract.ImpliedVolatility, contract.ImpliedVolatility, null);
        }

        EuropeanOption first = contracts[0];
        return new ExpirySmile(
            default, years, spot * Math.Exp((first.Rate - first.DividendYield) * years), default, [.. contracts.OrderBy(contract => contract.Strike).ThenBy(contract => contract.Name, StringComparer.Ordinal).Select(Quote)], []);
    }
}

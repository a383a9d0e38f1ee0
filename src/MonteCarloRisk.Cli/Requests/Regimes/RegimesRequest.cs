using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("Log returns that switch between regimes, on steps of whole days; the regime is the same for all assets and moves as a Markov chain.")]
sealed record RegimesRequest : RiskModel
{
    [Description("The assets, 1 to 64, in the order of all lists and matrices.")]
    public required IReadOnlyList<SpotAsset> Assets { get; init; }

    [Description("The regimes, 1 to 16, in the order of the chain.")]
    public required IReadOnlyList<RegimeEntry> Regimes { get; init; }

    [Description("Row by row: the probability to go from the row's regime to the column's; rows sum to 1.")]
    [Within("[0, 1]")]
    public required IReadOnlyList<IReadOnlyList<double>> Transition { get; init; }

    [Description("Probability of each regime on the first step, sum 1; by default the shares of the long run.")]
    [Within("[0, 1]")]
    public IReadOnlyList<double>? Start { get; init; }

    [Description("Correlation of log returns where a regime states none, row by row. One asset needs none.")]
    [Within("[-1, 1]")]
    public IReadOnlyList<IReadOnlyList<double>>? Correlation { get; init; }

    [Description("Degrees of freedom of Student-t errors, above 2 and at most 1000; by default errors are normal. With them the mean price is infinite.")]
    [Within("(2, 1000]")]
    public double? DegreesOfFreedom { get; init; }

    [Description("Steps that a regime holds for before the chain moves, 1 to 365; by default 1.")]
    [Within("[1, 365]")]
    public int StepsPerMove { get; init; } = 1;

    [Description("Days of a step; an account is watched after each. By default 1.")]
    [Within("[1, 365]")]
    public int StepDays { get; init; } = 1;

    public override PriceModel ToModel(JsonPlace place)
    {
        JsonPlace list = place.Member("assets");
        AssetList.Check(Assets, list);
        Names.Check([.. Assets.Select(asset => asset.Name)], list);
        StepLength.Check(StepDays, place);
        if (StepsPerMove is < 1 or > 365) throw place.Member("stepsPerMove").Refuse(StepsPerMove, "a regime holds for 1 to 365 steps");
        if (DegreesOfFreedom is { } degrees) Ranges.CheckDegreesOfFreedom(degrees, place.Member("degreesOfFreedom"));
        JsonPlace regimeList = place.Member("regimes");
        if (Regimes.Count is 0 or > RegimeModel.MostRegimes) throw regimeList.Fault($"{Regimes.Count} regimes are listed; a model has 1 to {RegimeModel.MostRegimes}");
        CheckChain(place);
        PricedName[] assets = [.. Assets.Select((asset, i) => asset.ToAsset(list.Item(i)))];
        Regime[] regimes = [.. Regimes.Select((regime, k) => regime is null ? throw regimeList.Item(k).Refuse(null, "an object is needed") : regime.ToRegime(assets.Length, Correlation, place, regimeList.Item(k)))];
        Names.Check([.. regimes.Select(regime => regime.Name)], regimeList);
        return new RegimeModel(assets, regimes, new RegimeMoves(Start ?? LongRun(), Transition, StepsPerMove), DegreesOfFreedom, StepDays / 365.0);
    }

    void CheckChain(JsonPlace place)
    {
        if (Transition.Count != Regimes.Count) throw place.Member("transition").Fault($"{Transition.Count} rows; {Regimes.Count} are needed, one a regime");
        for (int row = 0; row < Transition.Count; row++) Probabilities.Check(Transition[row], Regimes.Count, place.Member("transition").Item(row));
        if (Start is { } start) Probabilities.Check(start, Regimes.Count, place.Member("start"));
    }

    // Of a chain that may fall apart the shares of the long run depend on the start, all regimes alike here.
    IReadOnlyList<double> LongRun() => new RegimeMoves([.. Regimes.Select(_ => 1.0 / Regimes.Count)], Transition).LongRunShares();
}

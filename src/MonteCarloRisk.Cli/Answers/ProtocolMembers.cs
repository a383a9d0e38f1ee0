using MonteCarloRisk.Calibration.MarketFiles.Protocols;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Margin.Protocols.Cautions;
using MonteCarloRisk.Margin.Protocols.Manipulation;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>What happens to a protocol by the horizon, and who pays; money in the numéraire, means per path.</summary>
/// <param name="MonitoringDates">Dates on which its mechanisms run.</param>
/// <param name="StepSeconds">Seconds between them.</param>
/// <param name="Debt">Debt of its positions today.</param>
/// <param name="BorrowingPower">What their collateral allows: threshold times value, today.</param>
/// <param name="Unhealthy">Positions that are unhealthy today, by name.</param>
/// <param name="BeyondBackstop">Probability of bad debt that the backstops do not cover.</param>
/// <param name="LiquidationProbability">Probability that somebody is liquidated.</param>
/// <param name="BadDebt">Value at risk and expected shortfall of the bad debt, by tail level.</param>
/// <param name="Liquidated">The same of the collateral that borrowers lose in liquidations, at the market's price.</param>
/// <param name="Means">Means per path.</param>
/// <param name="Measures">Means per path of what some liquidations add up: of English auctions lotsSold, zeroBidLots and zeroBidLoss, of bands softRepaid and softLoss, of owners who repay early deRisked and deRiskingCost; left out where there are none.</param>
/// <param name="Events">Mean number of events per path, by kind.</param>
/// <param name="FollowedPaths">Paths that were looked through for bad ones.</param>
/// <param name="Failures">The first of them with bad debt, event by event.</param>
sealed record ProtocolMembers(
    int MonitoringDates,
    double StepSeconds,
    double Debt,
    double BorrowingPower,
    IReadOnlyList<string> Unhealthy,
    EstimateMembers BeyondBackstop,
    EstimateMembers LiquidationProbability,
    IReadOnlyList<TailMembers.AtLevel> BadDebt,
    IReadOnlyList<TailMembers.AtLevel> Liquidated,
    ProtocolMembers.MeanMembers Means,
    IReadOnlyDictionary<string, EstimateMembers>? Measures,
    IReadOnlyDictionary<string, double> Events,
    long FollowedPaths,
    IReadOnlyList<FailureMembers> Failures)
{
    /// <summary>What is to be known before these numbers are used; left out where there is nothing.</summary>
    public IReadOnlyList<string>? Cautions { get; init; }

    /// <summary>Value of the collateral today.</summary>
    public required double Collateral { get; init; }

    /// <summary>Capital efficiency: debt over the value of the collateral, today.</summary>
    public required double CapitalEfficiency { get; init; }

    /// <summary>The file that the positions come from; left out where they stand in the request.</summary>
    public PositionsRead? PositionsFile { get; init; }

    /// <summary>What running in cohorts changes; left out where each position runs by itself.</summary>
    public CohortMembers? Cohorts { get; init; }

    /// <summary>What gas was fitted to; left out where it is stated.</summary>
    public GasFitMembers? GasFit { get; init; }

    /// <summary>Parameters of the protocol at several values; left out where none are asked for.</summary>
    public IReadOnlyList<ParameterCurveMembers>? Curves { get; init; }

    /// <summary>Caps and debt ceilings with what is used of them today; left out where there are none.</summary>
    public IReadOnlyList<LimitMembers>? Limits { get; init; }

    /// <summary>Its markets of perpetuals today; left out where there are none.</summary>
    public IReadOnlyList<PerpetualMembers>? Perpetuals { get; init; }

    /// <summary>What sales of collateral cost, who took it and what each venue paid; left out where the protocol knows nothing of it.</summary>
    public SaleMembers? Sales { get; init; }

    /// <summary>Times are told to a millionth of a second: a horizon in years is no whole number of seconds.</summary>
    internal const int SecondDigits = 6;

    const double SecondsPerDay = 86_400;

    /// <summary>Where the description has an attacker: what he can do with the oracles today.</summary>
    public IReadOnlyList<ManipulationMembers>? Manipulation { get; init; }

    public static ProtocolMembers Of(LendingProtocolInsolvency estimate, PriceModel model, LendingProtocol protocol, MonitoringDates dates)
    {
        ProtocolStanding standing = ProtocolStanding.Of(model, protocol);
        double seconds = dates.Spacing * Simulation.Plans.MonitoringDates.DaysPerYear * SecondsPerDay;
        return new ProtocolMembers(
            dates.Count,
            Math.Round(seconds, SecondDigits),
            standing.Debt,
            standing.BorrowingPower,
            [.. standing.Unhealthy, .. UnhealthyToday.Perpetuals(model, protocol)],
            EstimateMembers.Of(estimate.Beyond),
            EstimateMembers.Of(estimate.Liquidation),
            [.. estimate.BadDebt.Select(TailMembers.AtLevel.Of)],
            [.. estimate.Liquidated.Select(TailMembers.AtLevel.Of)],
            MeanMembers.Of(estimate.Means),
            estimate.Measures.Count == 0 ? null : estimate.Measures.ToDictionary(measure => Name(measure.Key), measure => EstimateMembers.Of(measure.Value)),
            estimate.Counts.ToDictionary(count => Name(count.Kind), count => count.PerPath),
            estimate.Followed,
            [.. estimate.Failures.Select(path => FailureMembers.Of(path, model, protocol, seconds))])
        {
            Limits = BorrowRoom.Of(model, protocol) is { Count: > 0 } limits ? [.. limits.Select(LimitMembers.Of)] : null,
            Perpetuals = PerpetualMembers.Of(model, protocol),
            Sales = SaleMembers.Of(estimate.Sales),
            Manipulation = protocol.Attacker is { } attacker ? [.. ManipulationSearch.Of(model, protocol, attacker).Select(ManipulationMembers.Of)] : null,
            Collateral = standing.Collateral,
            CapitalEfficiency = standing.CapitalEfficiency,
        };
    }

    internal static string Name(Enum kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    /// <summary>Means per path.</summary>
    /// <param name="BadDebt">Bad debt.</param>
    /// <param name="PaidByFund">What the insurance fund pays of it; left out where there is none.</param>
    /// <param name="PaidByStakers">What slashed and minted tokens pay; left out where there are none.</param>
    /// <param name="Socialized">What lenders bear.</param>
    /// <param name="Liquidated">Collateral that borrowers lose in liquidations, at the market's price.</param>
    /// <param name="Repaid">Debt that liquidations repay; left out where nobody borrows.</param>
    /// <param name="BorrowersLoss">What liquidations take from owners beyond the debt that they repay: debt that is forgiven is not taken off.</param>
    /// <param name="KeeperProfit">What keepers earn after gas and slippage; left out where nobody borrows.</param>
    /// <param name="Revenue">What the protocol takes in penalties, fees and reserves, less incentives paid.</param>
    internal sealed record MeanMembers(
        EstimateMembers BadDebt,
        EstimateMembers? PaidByFund,
        EstimateMembers? PaidByStakers,
        EstimateMembers Socialized,
        EstimateMembers Liquidated,
        EstimateMembers? Repaid,
        EstimateMembers BorrowersLoss,
        EstimateMembers? KeeperProfit,
        EstimateMembers Revenue)
    {
        public static MeanMembers Of(ProtocolMeans means) => new(
            EstimateMembers.Of(means.BadDebt),
            OfPart(means.PaidByFund),
            OfPart(means.PaidByStakers),
            EstimateMembers.Of(means.Socialized),
            EstimateMembers.Of(means.Liquidated),
            OfPart(means.Repaid),
            EstimateMembers.Of(means.BorrowersLoss),
            OfPart(means.KeeperProfit),
            EstimateMembers.Of(means.Revenue));

        static EstimateMembers? OfPart(Estimate? mean) => mean is null ? null : EstimateMembers.Of(mean);
    }
}

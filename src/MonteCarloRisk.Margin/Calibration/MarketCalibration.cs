using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Allocation;
using MonteCarloRisk.Margin.Caps;
using MonteCarloRisk.Margin.CollateralSelection;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Margin.Frontier;
using MonteCarloRisk.Margin.Mechanisms;
using MonteCarloRisk.Margin.ModelRisk;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Margin.Sensitivities;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Everything that a calibration of a market found; what a report is made of.</summary>
/// <param name="Market">The market as fitted and as ruled today.</param>
/// <param name="RecommendedRules">The rules with every resolved requirement in place; unresolved ones stand as they are.</param>
/// <param name="Collateral">Requirement of each collateral asset, in the model's order.</param>
/// <param name="Options">Requirement of short options by underlying.</param>
/// <param name="Current">The protocol under the rules in force.</param>
/// <param name="Recommended">The protocol under the recommended rules.</param>
/// <param name="Fans">Simulated price fans, one an asset, in the model's order.</param>
/// <param name="Runs">The simulations behind the numbers, in the order they were run.</param>
public sealed record MarketCalibration(
    Market Market,
    MarginRulesRecommendation RecommendedRules,
    IReadOnlyList<CollateralRequirement> Collateral,
    IReadOnlyList<OptionRequirement> Options,
    ProtocolOutcome Current,
    ProtocolOutcome Recommended,
    IReadOnlyList<PriceFan> Fans,
    IReadOnlyList<SimulationRun> Runs)
{
    /// <summary>Requirement of perpetuals by underlying; empty where none are listed.</summary>
    public IReadOnlyList<PerpetualRequirement> Perpetuals { get; init; } = [];

    /// <summary>What other venues would ask of the standard accounts; empty in documents of earlier versions.</summary>
    public IReadOnlyList<AccountComparison> Comparisons { get; init; } = [];

    /// <summary>Liquidation thresholds by size of position, asset by asset; empty where costs do not rise with size.</summary>
    public IReadOnlyList<SizeRequirement> Sizes { get; init; } = [];

    /// <summary>The rules in force, the recommended ones and two alternatives side by side; empty where the market has no accounts, and in documents of earlier versions.</summary>
    public IReadOnlyList<RuleSetOutcome> Choices { get; init; } = [];

    /// <summary>The simulations behind the fitting errors of the estimates; null where they were not asked for.</summary>
    public FittingErrorRuns? FittingError { get; init; }

    /// <summary>What safety costs in capital; null in documents of earlier versions.</summary>
    public CapitalFrontier? Frontier { get; init; }

    /// <summary>How far accounts may grow; null where it was not asked for.</summary>
    public MarketCaps? Caps { get; init; }

    /// <summary>The answers under other models; null where they were not asked for.</summary>
    public ModelRiskAnswers? ModelRisk { get; init; }

    /// <summary>The sensitivities of the answers; null where they were not asked for.</summary>
    public SensitivityAnswers? Sensitivities { get; init; }

    /// <summary>Which collateral adds least safety; null where it was not asked for.</summary>
    public CollateralRanking? Selection { get; init; }

    /// <summary>Who carries the bad debt; null where it was not asked for.</summary>
    public MarketAllocation? Allocation { get; init; }

    /// <summary>The protocol with its mechanisms on every path; null where they are not described.</summary>
    public MarketMechanisms? Mechanisms { get; init; }
}

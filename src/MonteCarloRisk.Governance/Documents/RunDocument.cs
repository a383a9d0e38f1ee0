using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Allocation;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Caps;
using MonteCarloRisk.Margin.CollateralSelection;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Margin.Frontier;
using MonteCarloRisk.Margin.Mechanisms;
using MonteCarloRisk.Margin.ModelRisk;
using MonteCarloRisk.Margin.Penalties;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Margin.Sensitivities;

namespace MonteCarloRisk.Governance.Documents;

/// <summary>run.json: everything that a calibration used and found, so that it can be audited, and its report made again.</summary>
sealed record RunDocument(
    int SchemaVersion,
    string Market,
    DateOnly ValuationDate,
    string ReproduceCommand,
    MarketDataSummary Data,
    PriceModel Model,
    MarginRules Rules,
    MarginRules RecommendedRules,
    IReadOnlyList<string> Unresolved,
    SolvencyTarget Target,
    SimulationSettings Simulation,
    IReadOnlyList<SimulationRun> Runs,
    IReadOnlyList<EuropeanOption> Contracts,
    IReadOnlyList<MarginAccount> Accounts,
    ProtocolOutcome Current,
    ProtocolOutcome Recommended,
    IReadOnlyList<CollateralRequirement> Collateral,
    IReadOnlyList<OptionRequirement> Options,
    IReadOnlyList<PriceFan> Fans,
    IReadOnlyList<AccountComparison>? Comparisons = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FittingErrorRuns? FittingError = null,
    ProtocolTerms? Protocol = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CapitalFrontier? Frontier = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ModelRiskAnswers? ModelRisk = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SensitivityAnswers? Sensitivities = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CollateralRanking? Selection = null,
    IReadOnlyList<Perpetual>? Perpetuals = null,
    IReadOnlyList<PerpetualRequirement>? PerpetualRequirements = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GovernanceLimits? Governance = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<BindingLimit>? Binding = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MarketLiquidity? Liquidity = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SizeRequirement>? Sizes = null,
    IReadOnlyList<RuleSetOutcome>? Choices = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MarketCaps? Caps = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PenaltyCheck>? Penalties = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MarketAllocation? Allocation = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MarketMechanisms? Mechanisms = null)
{
    public static RunDocument Of(MarketCalibration calibration, string reproduceCommand)
    {
        Market market = calibration.Market;
        return new RunDocument(
            DocumentFormat.SchemaVersion,
            market.Name,
            market.ValuationDate,
            reproduceCommand,
            market.Data,
            market.Model,
            market.Rules,
            calibration.RecommendedRules.Rules,
            calibration.RecommendedRules.Unresolved,
            market.Target,
            market.Simulation,
            calibration.Runs,
            market.Contracts,
            market.Accounts,
            calibration.Current,
            calibration.Recommended,
            calibration.Collateral,
            calibration.Options,
            calibration.Fans,
            calibration.Comparisons,
            calibration.FittingError,
            market.Protocol,
            calibration.Frontier,
            calibration.ModelRisk,
            calibration.Sensitivities,
            calibration.Selection,
            market.Perpetuals,
            calibration.Perpetuals,
            market.Governance,
            market.Governance is null ? null : calibration.RecommendedRules.Binding,
            market.Liquidity,
            calibration.Sizes.Count == 0 ? null : calibration.Sizes,
            calibration.Choices,
            calibration.Caps,
            PenaltyCheck.Of(market, calibration.RecommendedRules.Rules) is { Count: > 0 } penalties ? penalties : null,
            calibration.Allocation,
            calibration.Mechanisms);
    }

    public MarketCalibration ToCalibration() => new(
        new Market(Market, ValuationDate, Data, Model, Rules, Contracts, Accounts, Target, Simulation) { Protocol = Protocol ?? ProtocolTerms.Usual, Perpetuals = Perpetuals ?? [], Governance = Governance, Liquidity = Liquidity },
        new MarginRulesRecommendation(RecommendedRules, Unresolved) { Binding = Binding ?? [] },
        Collateral,
        Options,
        Current,
        Recommended,
        Fans,
        Runs)
    {
        Sizes = Sizes ?? [],
        Comparisons = Comparisons ?? [],
        Perpetuals = PerpetualRequirements ?? [],
        Choices = Choices ?? [],
        Caps = Caps,
        FittingError = FittingError,
        Frontier = Frontier,
        ModelRisk = ModelRisk,
        Sensitivities = Sensitivities,
        Selection = Selection,
        Allocation = Allocation,
        Mechanisms = Mechanisms,
    };
}

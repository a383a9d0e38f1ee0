using System.ComponentModel;
using MonteCarloRisk.Calibration.MarketFiles.Liquidity;
using MonteCarloRisk.MarketData.Cleaning.Policies;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("A market: its assets and their prices, the models fitted to them, the margin rules, the open accounts and the targets.")]
sealed record MarketFile
{
    [Description("The market's name.")]
    public required string Name { get; init; }

    [Description("Last day of the data used, inclusive, and day 0 of the simulation; by default the last day that all price files share.")]
    public DateOnly? AsOf { get; init; }

    [Description("The assets, 1 to 64, in the order of the correlation matrix.")]
    public required IReadOnlyList<AssetEntry> Assets { get; init; }

    [Description("What is done with what is found in the price files, where an asset does not say it itself.")]
    public CleaningPolicy Cleaning { get; init; } = new();

    [Description("How the model is fitted; by default EWMA volatility with decay 0.94, filtered history and no drift.")]
    public ModelSection Model { get; init; } = new();

    [Description("The margin rules in force.")]
    public RulesSection Rules { get; init; } = new();

    [Description("What it costs to sell collateral; by default close-outs have no slippage.")]
    public LiquiditySection? Liquidity { get; init; }

    [Description("The listed option contracts.")]
    public IReadOnlyList<OptionEntry> Options { get; init; } = [];

    [Description("How the implied volatilities of the options move along the path; by default they stay.")]
    public VolatilityDynamicsChoice? VolatilityDynamics { get; init; }

    [Description("The listed perpetuals.")]
    public IReadOnlyList<PerpetualEntry> Perpetuals { get; init; } = [];

    [Description("The open accounts.")]
    public IReadOnlyList<AccountEntry> Accounts { get; init; } = [];

    [Description("What stands behind the protocol; by default nothing is said of it.")]
    public ProtocolSection Protocol { get; init; } = new();

    [Description("What governance allows a change of the rules to be; by default anything.")]
    public GovernanceSection? Governance { get; init; }

    [Description("The probabilities that the margins are solved for.")]
    public required TargetSection Target { get; init; }

    [Description("How the market is simulated.")]
    public required SimulationSection Simulation { get; init; }

    [Description("How the fitting error of the answers is found; by default it is not.")]
    public FittingErrorSection? FittingError { get; init; }

    [Description("How the protocol's frontier of capital against insolvency is found; by default it is not.")]
    public FrontierSection? Frontier { get; init; }

    [Description("Caps on assets; by default none are made.")]
    public CapSection? Caps { get; init; }

    [Description("How the margins are solved under other models; by default they are not.")]
    public ModelRiskSection? ModelRisk { get; init; }

    [Description("How the sensitivities of the answers are found; by default they are not.")]
    public SensitivitiesSection? Sensitivities { get; init; }

    [Description("How collateral is compared; by default it is not.")]
    public CollateralSelectionSection? CollateralSelection { get; init; }

    [Description("How the bad debt is allocated to accounts and assets; by default it is not.")]
    public AllocationSection? Allocation { get; init; }

    [Description("Parameters of venues to compare with; by default those that they publish.")]
    public VenuesSection? Venues { get; init; }
}

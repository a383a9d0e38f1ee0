using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Bootstrap;

namespace MonteCarloRisk.Margin.FittingErrors;

/// <summary>Puts the fitting error beside each estimate of a calibration.</summary>
/// <param name="calibration">The calibration.</param>
/// <param name="found">How the draws were made.</param>
/// <param name="fitted">The answers at the fitted model, by either seed.</param>
/// <param name="drawn">The answers at each draw, by the same seeds.</param>
internal sealed class FittingErrorReading(
    MarketCalibration calibration, FittingErrorRuns found, (DrawnAnswers First, DrawnAnswers Second) fitted, IReadOnlyList<(DrawnAnswers First, DrawnAnswers Second)> drawn)
{
    private readonly RuledMarket ruled = new(calibration.Market, calibration.Market.Rules);

    private readonly string method = string.Create(
        CultureInfo.InvariantCulture,
        $"fitting error, stationary bootstrap of {found.Histories} histories{(found.NotFitted > 0 ? $", {found.NotFitted} of them not fitted" : "")}, mean block {found.MeanBlock:0.#} days, seed {found.Seed}, percentiles");

    public MarketCalibration Calibration() => calibration with
    {
        Collateral = [.. calibration.Collateral.Select(Of)],
        Options = [.. calibration.Options.Select(Of)],
        Current = Of(calibration.Current, answers => answers.Current),
        Recommended = Of(calibration.Recommended, answers => answers.Recommended),
        FittingError = found,
    };

    private CollateralRequirement Of(CollateralRequirement asset, int i)
    {
        int borrower = ruled.BorrowerIndex(i);
        int atThreshold = ruled.BorrowerAtThresholdIndex(i);
        double lentUnder = asset.Recommended.LiquidationThreshold;
        return asset with
        {
            Solution = asset.Solution with { Requirement = Move(asset.Solution.Requirement, answers => (1 / answers.Current.CloseOuts[i]) - 1) },
            LiquidationThreshold = AtMostOne(Move(asset.LiquidationThreshold, answers => answers.Current.CloseOuts[i])),
            LoanToValue = AtMostOne(Move(asset.LoanToValue, answers => lentUnder * answers.Current.Lowest[i])),
            CurrentBreachProbability = Change(asset.CurrentBreachProbability, answers => answers.Current.Accounts[borrower].Breach),
            RecommendedBreachProbability = Change(asset.RecommendedBreachProbability, answers => answers.Recommended.Accounts[borrower].Breach),
            CurrentInsolvencyProbability = Change(asset.CurrentInsolvencyProbability, answers => answers.Current.Accounts[atThreshold].Insolvency),
            RecommendedInsolvencyProbability = Change(asset.RecommendedInsolvencyProbability, answers => answers.Recommended.Accounts[atThreshold].Insolvency),
        };
    }

    private OptionRequirement Of(OptionRequirement option)
    {
        int Contract(string name) => ruled.WrittenContracts.Index().First(contract => contract.Item.Name == name).Index;
        OptionSolution Solved(DrawnAnswers answers) => answers.Current.Options.First(solution => solution.Underlying == option.Underlying);
        int needsMost = Contract(option.Contract);
        double Worst(RuledAnswers answers, OptionMarginRule rule) => Enumerable.Range(0, WriterScale.Places)
            .Where(place => ruled.WriterScales[needsMost].Equity(place) > rule.MaintenanceMargin)
            .Select(place => ruled.PlacedWriterIndex(needsMost, place)).Append(ruled.StandingWriterIndex(needsMost))
            .Max(writer => answers.Accounts[writer].Insolvency);
        int opening = ruled.WriterIndex(Contract(option.InitialContract ?? option.Contract));
        return option with
        {
            // The contract that needs most at a draw need not be the one at the fitted model.
            Solution = option.Solution with
            {
                Requirement = Move(option.Solution.Requirement, answers => Solved(answers).Solution.Requirement?.Value),
            },
            Initial = Move(option.Initial, answers => Solved(answers).Initial(Math.Max(option.Recommended.MaintenanceMargin, option.Solved?.MaintenanceMargin ?? 0))),
            CurrentInsolvencyProbability = Change(option.CurrentInsolvencyProbability, answers => Worst(answers.Current, option.Current)),
            RecommendedInsolvencyProbability = Change(option.RecommendedInsolvencyProbability, answers => Worst(answers.Recommended, option.Recommended)),
            CurrentBreachProbability = option.CurrentBreachProbability is { } breach ? Change(breach, answers => answers.Current.Accounts[opening].Breach) : null,
            RecommendedBreachProbability = option.RecommendedBreachProbability is { } reached ? Change(reached, answers => answers.Recommended.Accounts[opening].Breach) : null,
        };
    }

    private ProtocolOutcome Of(ProtocolOutcome outcome, Func<DrawnAnswers, RuledAnswers> under) => outcome with
    {
        InsolvencyProbability = Change(outcome.InsolvencyProbability, answers => under(answers).Insolvency),
        ExpectedBadDebt = Change(outcome.ExpectedBadDebt, answers => under(answers).BadDebt),
        Accounts =
        [
            .. outcome.Accounts.Select((account, i) => account with
            {
                BreachProbability = Change(account.BreachProbability, answers => under(answers).Accounts[i].Breach),
                InsolvencyProbability = Change(account.InsolvencyProbability, answers => under(answers).Accounts[i].Insolvency),
                ExpectedLoss = Change(account.ExpectedLoss, answers => under(answers).Accounts[i].Loss),
                RequiredMaintenance = Move(account.RequiredMaintenance, answers => under(answers).Accounts[i].Requirement),
            }),
        ],
    };

    private Estimate? Move(Estimate? estimate, Func<DrawnAnswers, double?> answer) => estimate is null ? null : With(estimate, SpreadScale.Difference, answer);

    private Estimate Change(Estimate estimate, Func<DrawnAnswers, double> answer) => With(estimate, SpreadScale.Hits, answers => answer(answers));

    private Estimate With(Estimate estimate, SpreadScale scale, Func<DrawnAnswers, double?> answer)
    {
        TwiceSimulated? Both((DrawnAnswers First, DrawnAnswers Second) answers) =>
            answer(answers.First) is { } first && answer(answers.Second) is { } second ? new TwiceSimulated(first, second) : null;
        return Both(fitted) is { } atFitted
            ? estimate with { Fitting = new FittingSpread(scale, calibration.Market.Target.ConfidenceLevel, method).Around(estimate.Value, atFitted, [.. drawn.Select(Both)]) }
            : estimate;
    }

    private static Estimate? AtMostOne(Estimate? ratio) => ratio?.Fitting is { } fitting
        ? ratio with { Fitting = fitting with { Interval = fitting.Interval with { Lower = Math.Clamp(fitting.Interval.Lower, 0, 1), Upper = Math.Clamp(fitting.Interval.Upper, 0, 1) } } }
        : ratio;
}

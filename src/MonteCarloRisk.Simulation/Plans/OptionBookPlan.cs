using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Lays out listed options and their marks on daily dates, and perpetuals after them.</summary>
internal static class OptionBookPlan
{
    // Rounding of an expiry given as days / 365 must not push its settlement to the next date.
    private const double DateTolerance = 1e-6;

    // Below it the reciprocal of a day's deviation leaves single precision's useful range.
    private const double LeastVolatility = 1e-4;

    public static OptionBook Add(PlanTables tables, PriceModel model, IReadOnlyList<EuropeanOption> contracts, IReadOnlyList<Perpetual> perpetuals, int steps, double spacing, ulong seed)
    {
        foreach (EuropeanOption contract in contracts)
        {
            if (!(contract.ImpliedVolatility >= LeastVolatility)) throw new Domain.InputException($"options \"{contract.Name}\"", $"an implied volatility of {contract.ImpliedVolatility} is not allowed; {LeastVolatility} or more is");
        }

        int[] underlyings = [.. contracts.Select(contract => AssetIndex(model, contract.Underlying)), .. perpetuals.Select(perpetual => AssetIndex(model, perpetual.Underlying))];
        int[] settlements = [.. contracts.Select(contract => SettlementDate(contract, spacing)), .. perpetuals.Select(_ => int.MaxValue)];
        var premiums = new PremiumPlan(tables, perpetuals, spacing, seed);
        var moving = new MovingVolatilityPlan(tables, model, steps, spacing);
        int[] rights = [.. contracts.Select((contract, i) => contract.Dynamics is null ? (contract.Right == OptionRight.Put ? 1 : 0) : OptionBook.LastMovingTerms - moving.Add(contract, underlyings[i])), .. perpetuals.Select(perpetual => OptionBook.FirstTerms + Terms(tables, premiums, perpetual, spacing))];
        var marks = new List<double>();
        for (int date = 0; date <= steps; date++)
        {
            for (int i = 0; i < contracts.Count; i++)
            {
                double timeLeft = contracts[i].Expiry - (date * spacing);
                marks.AddRange(date < settlements[i] ? Mark(contracts[i], model.Assets[underlyings[i]].Spot, timeLeft) : [0, 0, 0, 0, 0]);
            }

            // Perpetuals take no marks; their places keep the stride.
            marks.AddRange(Enumerable.Repeat(0.0, OptionBook.MarkParameters * perpetuals.Count));
        }

        return new OptionBook(
            rights.Length,
            ValueSlot: tables.AddState(2 * rights.Length),
            UnderlyingInteger: tables.AddIntegers([.. underlyings, .. settlements, .. rights]),
            StrikeParameter: tables.AddParameters(contracts.Select(contract => contract.Strike)),
            MarkParameter: tables.AddParameters(marks));
    }

    public static int AssetIndex(PriceModel model, string name)
    {
        for (int i = 0; i < model.Assets.Count; i++)
        {
            if (model.Assets[i].Name == name) return i;
        }

        throw new Domain.InputException("assets", $"no asset is named \"{name}\"");
    }

    private static int Terms(PlanTables tables, PremiumPlan premiums, Perpetual perpetual, double spacing) => perpetual.Funding switch
    {
        FundingLaw.Constant constant => tables.AddIntegers(tables.AddParameters(constant.RatePerYear * spacing)),
        FundingLaw.Premium premium => tables.AddIntegers(-1 - premiums.Add(premium)),
        _ => throw new ArgumentOutOfRangeException(nameof(perpetual), perpetual, "No stage is known for this funding."),
    };

    private static int SettlementDate(EuropeanOption contract, double spacing) =>
        (int)Math.Min(int.MaxValue, Math.Ceiling((contract.Expiry / spacing) - DateTolerance));

    private static double[] Mark(EuropeanOption contract, double spot, double timeLeft)
    {
        if (contract.Dynamics is not null) return MovingVolatilityPlan.Mark(contract, spot, timeLeft);
        double deviation = contract.ImpliedVolatility * Math.Sqrt(timeLeft);
        double carry = contract.Rate - contract.DividendYield + (0.5 * contract.ImpliedVolatility * contract.ImpliedVolatility);
        double d1 = (Double1.Log(new Double1(spot / contract.Strike)).Value + (carry * timeLeft)) / deviation;
        return
        [
            1 / deviation,
            deviation,
            d1,
            contract.Strike * Double1.Exp(new Double1(-contract.Rate * timeLeft)).Value,
            Double1.Exp(new Double1(-contract.DividendYield * timeLeft)).Value,
        ];
    }
}

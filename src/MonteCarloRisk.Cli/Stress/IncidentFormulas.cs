using MonteCarloRisk.Domain;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;

namespace MonteCarloRisk.Cli.Stress;

/// <summary>Calculations of incidents that no price path decides, by the mechanics' own formulas. Inputs and figures by name; money in the unit of the inputs.</summary>
static class IncidentFormulas
{
    static readonly Dictionary<string, Func<Inputs, Dictionary<string, double>>> Known = new(StringComparer.Ordinal)
    {
        ["positionThresholds"] = PositionThresholds,
        ["shortThresholds"] = ShortThresholds,
        ["feedFloor"] = FeedFloor,
        ["profitAsCollateral"] = ProfitAsCollateral,
        ["reverseDiscount"] = ReverseDiscountSale,
        ["wrongPrice"] = WrongPrice,
        ["loanDiscount"] = LoanDiscount,
    };

    /// <summary>The figures of a calculation.</summary>
    /// <exception cref="InputException">There is no such calculation, or an input is missing.</exception>
    public static IReadOnlyDictionary<string, double> Of(string name, IReadOnlyDictionary<string, double> inputs) =>
        Known.TryGetValue(name, out Func<Inputs, Dictionary<string, double>>? formula) ? formula(new Inputs(inputs)) : throw new InputException("formula", $"there is no calculation \"{name}\"");

    // Collateral against debt in the numéraire: liquidatable below debt / (units threshold); a seizure of everything covers the debt down to debt (1 + bonus) / units.
    static Dictionary<string, double> PositionThresholds(Inputs given)
    {
        double ratio = given["debt"] / given["units"];
        return new() { ["liquidatableBelow"] = ratio / given["threshold"], ["badDebtBelow"] = ratio * (1 + given["bonus"]), ["threshold"] = ratio / given["price"] };
    }

    // Stable collateral against a debt of units of a token: the same of a price that rises.
    static Dictionary<string, double> ShortThresholds(Inputs given)
    {
        double price = given["collateral"] / given["units"];
        var terms = new CloseFactorTerms<Double1>(CloseFactor: new(1), FullBelow: new(1), SmallPosition: new(0), Leftover: new(0), Bonus: new(given["bonus"]), FeeShare: new(0));
        Seizure<Double1> all = FixedBonus<Double1, Mask1>.Seize(new(given["collateral"]), new(given["collateral"]), terms);
        return new() { ["liquidatableAbove"] = price * given["threshold"], ["bonusUncoveredAbove"] = all.Repaid.Value / given["units"], ["badDebtAbove"] = price };
    }

    // A feed that does not go below its floor: a loan of any collateral factor above market / floor is worth more than its collateral.
    static Dictionary<string, double> FeedFloor(Inputs given) => new()
    {
        ["floorOverMarket"] = given["floor"] / given["market"],
        ["safeFactor"] = given["market"] / given["floor"],
        ["badDebtShare"] = 1 - (given["market"] / (given["floor"] * given["collateralFactor"])),
    };

    // Profit that is not realized counts as collateral, so what can be borrowed is it, or what there is.
    static Dictionary<string, double> ProfitAsCollateral(Inputs given)
    {
        double profit = given["units"] * (given["peak"] - given["entry"]);
        return new() { ["profit"] = profit, ["taken"] = Math.Min(given["deposit"] + profit, given["liquidity"]), ["unpayable"] = Math.Max(given["deposit"] + profit - given["liquidity"], 0) };
    }

    // Collateral is given away until an account is under water; then it is liquidated by oneself at the largest discount.
    static Dictionary<string, double> ReverseDiscountSale(Inputs given)
    {
        ReverseDiscountSale<Double1> sale = ReverseDiscount<Double1, Mask1>.Liquidate(
            new(given["collateral"]), new(given["collateral"] * given["threshold"]), new(given["debt"]), new(given["most"]), new(0), out _);
        double taken = sale.Repaid.Value * (1 + given["fee"]);
        return new() { ["discount"] = sale.Discount.Value, ["takenOver"] = taken, ["left"] = given["debt"] - taken, ["equityBefore"] = given["collateral"] + given["donated"] - given["debt"], ["equityAfter"] = given["collateral"] - given["debt"] };
    }

    static Dictionary<string, double> WrongPrice(Inputs given)
    {
        double told = given["units"] * given["told"] * given["collateralFactor"];
        double bounded = given["units"] * Math.Min(given["told"], given["market"] * (1 + given["bound"])) * given["collateralFactor"];
        return new() { ["borrowable"] = told, ["borrowableWithin"] = bounded };
    }

    // Who opened at the most that a loan discount d allows owes 1 - d of the collateral's value then; what backs the debt now is what is left of that value, and would back more of a debt at a larger discount.
    static Dictionary<string, double> LoanDiscount(Inputs given)
    {
        double owed = given["short"] / (1 - given["backed"]), left = given["backed"] * (1 - given["discount"]);
        double raised = owed * (1 - given["raised"]) / (1 - given["discount"]);
        return new() { ["owed"] = owed, ["fall"] = 1 - left, ["shortRaised"] = raised - (owed * given["backed"]) };
    }

    sealed class Inputs(IReadOnlyDictionary<string, double> given)
    {
        public double this[string name] => given.TryGetValue(name, out double value) ? value : throw new InputException("inputs", $"\"{name}\" is missing");
    }
}

using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.ComparisonMargins.Derive;

/// <summary>
/// The option rules of Derive's standard manager, shares of the spot by written contract. Signed margins, mark included:
/// call: mark - MaintenanceCall * spot, initially mark - spot * max(LeastInitial, MostInitial - out of the money / spot);
/// put: mark - max(MaintenancePut * spot, MaintenancePutOfMark * |mark|), initially the smaller of mark - spot * max(...) and maintenance * MaintenanceScale.
/// By expiry the larger of their sum and of the least intrinsic value over zero and all strikes, the latter less UnpairedInitial or UnpairedMaintenance of the forward by net written call.
/// </summary>
/// <param name="MostInitial">Initial share at the money.</param>
/// <param name="LeastInitial">Least initial share.</param>
/// <param name="MaintenanceCall">Maintenance share of a call.</param>
/// <param name="MaintenancePut">Maintenance share of a put.</param>
/// <param name="MaintenancePutOfMark">Maintenance of a put as share of its mark.</param>
/// <param name="UnpairedInitial">Share of the forward by net written call, initially.</param>
/// <param name="UnpairedMaintenance">Share of the forward by net written call, maintenance.</param>
/// <param name="MaintenanceScale">What a put's signed maintenance margin is multiplied by to bound its initial one.</param>
public sealed record DeriveOptionRule(
    double MostInitial,
    double LeastInitial,
    double MaintenanceCall,
    double MaintenancePut,
    double MaintenancePutOfMark,
    double UnpairedInitial,
    double UnpairedMaintenance,
    double MaintenanceScale)
{
    /// <summary>ETH and BTC.</summary>
    public static DeriveOptionRule Majors { get; } = new(.15, .13, .09, .09, .09, 1.2, 1.1, 1.05);

    internal (double Margin, string Binding) Margin(ExpiryBook expiry, double spot, bool isInitial)
    {
        double isolated = expiry.Positions.Sum(position => Isolated(position, expiry, spot, isInitial));
        double netCalls = expiry.Positions.Sum(position => position.Contract.Right == OptionRight.Call ? position.Contracts : 0);
        double unpaired = Math.Min(0, netCalls) * expiry.Forward * (isInitial ? UnpairedInitial : UnpairedMaintenance);
        double largestLoss = expiry.Positions.Select(position => position.Contract.Strike).Append(0)
            .Min(price => Math.Min(0, expiry.Positions.Sum(position => position.Contracts * ExpiryBook.ForwardValue(position.Contract, price, 0)))) + unpaired;
        return isolated >= largestLoss ? (isolated, "each written option on its own") : (largestLoss, "largest loss at expiry");
    }

    private double Isolated(OptionPosition position, ExpiryBook expiry, double spot, bool isInitial)
    {
        if (position.Contracts >= 0) return 0;
        EuropeanOption contract = position.Contract;
        double written = -position.Contracts;
        double mark = position.Contracts * ExpiryBook.ForwardValue(contract, expiry.Forward, contract.ImpliedVolatility);
        bool call = contract.Right == OptionRight.Call;
        double outOfTheMoney = Math.Max(0, call ? contract.Strike - spot : spot - contract.Strike) / spot;
        double initial = mark - (written * spot * Math.Max(LeastInitial, MostInitial - outOfTheMoney));
        double maintenance = mark - (call ? MaintenanceCall * spot * written : Math.Max(MaintenancePut * spot * written, MaintenancePutOfMark * -mark));
        return !isInitial ? maintenance
            : call ? initial
            : Math.Min(initial, maintenance * MaintenanceScale);
    }
}

using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>
/// What one contract's writer may lose by a move that hardly any path makes between a breach and its close-out: it says where the standard writers of the contract are placed. Nothing of it depends on the rules in force.
/// </summary>
/// <param name="Contract">The contract written.</param>
/// <param name="Spot">Today's price of its underlying.</param>
/// <param name="Value">Today's value of the contract.</param>
/// <param name="Loss">That loss, in spots.</param>
/// <param name="Rise">Price over today's that the breach target's probability lies beyond at the horizon, under normal returns.</param>
internal sealed record WriterScale(EuropeanOption Contract, double Spot, double Value, double Loss, double Rise)
{
    // Shares of that loss. The maintenance margin of who stands at it comes to about a quarter; who needs most stands at between a third and one and a half.
    private const double Standing = 0.25;
    private const double UsualShare = 0.13;
    private const double Decade = 0.1;
    private const double Below = 0.99;
    private static readonly double[] Shares = [0.36, 0.5, 0.7, 1, 1.4];
    private static readonly double[] MoveShares = [0.2, 0.4, 0.8, 1.6];

    // What lies beyond a reserve is not resolved; a bucket is 0.2% of what is left of it. No margin above the whole notional is a rule.
    private const double LossRoom = 2;
    private const double MoveRoom = 3;
    private const double LeastLoss = 1e-3;
    private const double MostLoss = 1;
    private const double MostReserve = 4;
    private const double MostWholeReserve = 15;

    /// <summary>Writers of a contract who are placed.</summary>
    public static int Places => Shares.Length;

    /// <summary>Margins that the worst move is measured above.</summary>
    public static int Moves => MoveShares.Length + 1;

    /// <summary>The scale of a contract.</summary>
    /// <param name="market">Its market.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="underlying">Its underlying.</param>
    /// <param name="delay">Liquidation delay in days.</param>
    public static WriterScale Of(Market market, EuropeanOption contract, ModelAsset underlying, int delay)
    {
        double floor = PriceFloor.Of(market, underlying, delay + 1, cost: 0);
        double deviation = underlying.Volatility * Math.Sqrt((double)market.Target.Horizon / MonitoringDates.DaysPerYear);
        double rise = Math.Exp(deviation * SampleMean.NormalQuantile(1 - market.Target.BreachProbability));
        var scale = new WriterScale(contract, underlying.Spot, OptionValue.Today(contract, underlying.Spot), LeastLoss, rise);
        return scale with { Loss = Math.Clamp(Math.Max(scale.LossAt(floor), scale.LossAt(1 / floor)), LeastLoss, MostLoss) };
    }

    /// <summary>Equity beyond the contract's value of a placed writer, in spots.</summary>
    public double Equity(int place) => Shares[place] * Loss;

    /// <summary>The maintenance margin at which the loss of who stands at it is measured.</summary>
    public double StandingMargin => Standing * Loss;

    /// <summary>About the maintenance margin that a target asks for, in spots: by quadrature of calls and puts of 15 to 90 days it is 0.10 to 0.16 of the loss for each deviation of the target at 1e-2 to 1e-5.</summary>
    /// <param name="target">The insolvency target.</param>
    public double UsualMargin(double target) => UsualShare * SampleMean.NormalQuantile(Math.Max(0, 1 - (2 * target))) * Loss;

    /// <summary>About the maintenance margin at which an insolvency has another probability than at a given one: a tenth of it for each tenth of the loss more, by the same quadrature.</summary>
    /// <param name="margin">The margin.</param>
    /// <param name="ratio">Its probability over the one wanted.</param>
    /// <param name="equity">Equity of the writer beyond the contract's value, in spots, which the margin stays below.</param>
    public double MarginFor(double margin, double ratio, double equity) => Math.Clamp(margin + (Decade * Math.Log10(ratio) * Loss), LeastLoss * Loss, Below * equity);

    /// <summary>More than who stands at it loses by a close-out on hardly any path, in spots.</summary>
    public double LossReserve => LossRoom * Loss;

    /// <summary>A maintenance margin that the worst move is measured above, rising with its index; the last is the whole notional, so that every rule lies between two.</summary>
    public double MoveMargin(int move) => move == Moves - 1 ? 1 : Math.Min(MoveShares[move] * Loss, (1 + (MoveShares[Math.Max(0, move - 1)] * Loss)) / 2);

    /// <summary>More than loss and requirement come to within the horizon on hardly any path, in spots.</summary>
    public double MoveReserve(int move) => Math.Min(move == Moves - 1 ? MostWholeReserve : MostReserve, MoveRoom * Math.Max(Loss, Math.Max(LossAt(Rise) + (MoveMargin(move) * Rise), LossAt(1 / Rise) + MoveMargin(move))));

    /// <summary>Rules of a standard account that is measured at a margin of its own.</summary>
    public MarginRules Rules(double maintenance) =>
        new(new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule> { [Contract.Underlying] = new(maintenance, maintenance) }, LiquidationDelay: 0);

    private double LossAt(double price) => (OptionValue.Today(Contract, Spot * price) - Value) / Spot;
}

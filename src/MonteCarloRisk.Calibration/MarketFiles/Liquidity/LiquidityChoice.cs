using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Liquidity;

namespace MonteCarloRisk.Calibration.MarketFiles.Liquidity;

/// <summary>What sales of an asset cost, as a file says it.</summary>
[Description("What sales of an asset cost when an account is closed out.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Constant), "constant")]
[JsonDerivedType(typeof(SquareRoot), "squareRoot")]
[JsonDerivedType(typeof(Table), "table")]
public abstract record LiquidityChoice
{
    const double DaysPerYear = 365;
    const int MostRows = 50;
    const double LargestExponent = 4;

    /// <summary>Checks the numbers.</summary>
    /// <exception cref="Domain.InputException">One is out of range.</exception>
    public abstract void Check(JsonPlace place);

    /// <summary>The model.</summary>
    /// <param name="volatility">The asset's volatility under the price model, per square-root year.</param>
    public abstract LiquidityModel ToModel(double volatility);

    static void CheckShare(double value, JsonPlace place, string kind)
    {
        if (!(value >= 0 && value < 1)) throw place.Refuse(value, $"{kind} is a fraction of the value, 0 or more and below 1");
    }

    static void CheckExponent(double value, JsonPlace place)
    {
        if (!(value >= 0 && value <= LargestExponent)) throw place.Refuse(value, FormattableString.Invariant($"a stress exponent is from 0, where depth does not shrink, to {LargestExponent}"));
    }

    static void CheckVolume(double value, JsonPlace place, string kind)
    {
        Ranges.CheckAmount(value, place, kind);
        if (value == 0) throw place.Refuse(value, $"{kind} is above zero");
    }

    [Description("The same slippage whatever is sold.")]
    internal sealed record Constant : LiquidityChoice
    {
        [Description("Share of the value that a sale does not bring, 0 or more and below 1.")]
        [Within("[0, 1)")]
        public required double Slippage { get; init; }

        public override void Check(JsonPlace place) => CheckShare(Slippage, place.Member("slippage"), "a slippage");

        public override LiquidityModel ToModel(double volatility) => new LiquidityModel.Constant(Slippage);
    }

    [Description("Square-root impact: spread / 2 + impact x daily volatility x sqrt(value / dailyVolume).")]
    internal sealed record SquareRoot : LiquidityChoice
    {
        [Description("Ask less bid, as a fraction of the price; by default 0.")]
        [Within("[0, 1)")]
        public double Spread { get; init; }

        [Description("Factor of the impact, of the order of one; above 0, at most 100; by default 1.")]
        [Within("(0, 100]")]
        public double Impact { get; init; } = 1;

        [Description("Value traded in a day, in the numéraire, above zero.")]
        [Within("(0, )")]
        public required double DailyVolume { get; init; }

        [Description("Volatility per square-root year that the impact is taken at; by default that of the price model.")]
        [Within("[0, 10]")]
        public double? Volatility { get; init; }

        [Description("How the daily volume shrinks where the volatility on the path is above the model's: (model's / path's) to this power, 0 to 4; by default 2, which is the law with the volatility of the path.")]
        [Within("[0, 4]")]
        public double StressExponent { get; init; } = 2;

        public override void Check(JsonPlace place)
        {
            CheckShare(Spread, place.Member("spread"), "a spread");
            if (!(Impact > 0 && Impact <= 100)) throw place.Member("impact").Refuse(Impact, "the factor of the impact is above 0 and at most 100");
            CheckVolume(DailyVolume, place.Member("dailyVolume"), "a daily volume");
            if (Volatility is { } volatility) Ranges.CheckVolatility(volatility, place.Member("volatility"));
            CheckExponent(StressExponent, place.Member("stressExponent"));
        }

        public override LiquidityModel ToModel(double volatility) =>
            new LiquidityModel.SquareRoot(Spread, Impact, (Volatility ?? volatility) / Math.Sqrt(DaysPerYear), DailyVolume) { StressExponent = StressExponent };
    }

    [Description("A measured table of what can be sold at which slippage; linear in between, and beyond the last row nothing more is sold.")]
    internal sealed record Table : LiquidityChoice
    {
        [Description("Ask less bid, as a fraction of the price; by default 0. Half of it is what the smallest sale costs.")]
        [Within("[0, 1)")]
        public double Spread { get; init; }

        [Description("1 to 50 rows, slippage and volume ascending.")]
        public required IReadOnlyList<DepthRowEntry> Rows { get; init; }

        [Description("How the volumes shrink where the volatility on the path is above the model's: (model's / path's) to this power, 0 to 4; by default 1, which halves them where it doubles.")]
        [Within("[0, 4]")]
        public double StressExponent { get; init; } = 1;

        public override void Check(JsonPlace place)
        {
            CheckShare(Spread, place.Member("spread"), "a spread");
            CheckExponent(StressExponent, place.Member("stressExponent"));
            JsonPlace list = place.Member("rows");
            if (Rows.Count is < 1 or > MostRows) throw list.Fault($"{Rows.Count} rows; 1 to {MostRows} are allowed");
            (double Slippage, double Volume) before = (Spread / 2, 0);
            for (int i = 0; i < Rows.Count; i++)
            {
                if (Rows[i] is not { } row) throw list.Item(i).Refuse(null, "an object with slippage and volume is needed");
                row.Check(before, i == 0, list.Item(i));
                before = (row.Slippage, row.Volume);
            }
        }

        public override LiquidityModel ToModel(double volatility) =>
            new LiquidityModel.Table(Spread, [.. Rows.Select(row => new DepthRow(row.Slippage, row.Volume))]) { StressExponent = StressExponent };
    }

    [Description("What can be sold at a slippage.")]
    internal sealed record DepthRowEntry
    {
        [Description("Share of the value that the whole sale does not bring, above 0 and below 1, such as 0.02.")]
        [Within("(0, 1)")]
        public required double Slippage { get; init; }

        [Description("Value sold, in the numéraire at the price before the sale, above zero.")]
        [Within("(0, )")]
        public required double Volume { get; init; }

        public void Check((double Slippage, double Volume) before, bool isFirst, JsonPlace place)
        {
            if (!(Slippage > 0 && Slippage < 1)) throw place.Member("slippage").Refuse(Slippage, "a slippage is a fraction above 0 and below 1; 0.02 is 2%");
            CheckVolume(Volume, place.Member("volume"), "a volume");
            if (isFirst ? !(Slippage >= before.Slippage) : !(Slippage > before.Slippage))
                throw place.Member("slippage").Refuse(Slippage, FormattableString.Invariant($"slippages ascend from half the spread on, here above {before.Slippage}"));
            if (!(Volume > before.Volume)) throw place.Member("volume").Refuse(Volume, FormattableString.Invariant($"volumes ascend, here above {before.Volume}"));

            // Proceeds v (1 - s(v)) are a parabola between rows, flattest at the end.
            if (1 - Slippage - (Volume * (Slippage - before.Slippage) / (Volume - before.Volume)) < 0)
                throw place.Fault(FormattableString.Invariant($"to sell {Volume} at a slippage of {Slippage} would bring less than to sell a little less of it; leave the row out, or put another before it"));
        }
    }
}

using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("A European option, cash-settled at its expiry.")]
sealed record OptionEntry
{
    [Description("The contract's name, unique in the file.")]
    public required string Name { get; init; }

    [Description("Name of the underlying asset.")]
    public required string Underlying { get; init; }

    [Description("The right of the holder.")]
    public required OptionRight Right { get; init; }

    [Description("Strike price, above zero.")]
    [Within("(0, )")]
    public required double Strike { get; init; }

    [Description("Day of expiry, after the as-of date.")]
    public required DateOnly Expiry { get; init; }

    [Description("Volatility at which the option is marked, per square-root year, above 0, at most 10; by default the underlying's model volatility.")]
    [Within("(0, 10]")]
    public double? ImpliedVolatility { get; init; }

    [Description("Discount rate of the mark per year, continuously compounded, -1 to 1; by default 0.")]
    [Within("[-1, 1]")]
    public double Rate { get; init; }

    [Description("Yield of the underlying per year, continuously compounded, -1 to 1; by default 0.")]
    [Within("[-1, 1]")]
    public double DividendYield { get; init; }
}

using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Cli.Requests;

[Description("When an account is watched.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Discrete), "discrete")]
[JsonDerivedType(typeof(Continuous), "continuous")]
abstract record Monitoring
{
    /// <summary>Whether the dates can be simulated, and are the steps of a model that has its own.</summary>
    /// <exception cref="Domain.InputException">They are not.</exception>
    public static void CheckDates(int dates, int delay, PriceModel model, double horizon, JsonPlace place)
    {
        if (dates < 1 || dates + delay > TimeGrid.MaximumSteps)
            throw place.Refuse(dates, $"a number of dates, with the liquidation delay, is 1 to {TimeGrid.MaximumSteps}");
        if (model.FixedStep is { } step && Math.Abs(horizon - (dates * step)) > 1e-9 * horizon)
            throw place.Refuse(dates, FormattableString.Invariant($"{dates} dates to a horizon of {horizon} years are {365 * horizon / dates:0.####} days apart; the returns of this model are those of {365 * step:0} days, and it is watched after each"));
    }

    [Description("On equally spaced dates, the last of them at the horizon.")]
    internal sealed record Discrete : Monitoring
    {
        [Description("Number of dates, 1 to 1000000.")]
        [Within("[1, 1000000]")]
        public required int Dates { get; init; }
    }

    [Description("At every instant; for one asset against plain debt.")]
    internal sealed record Continuous : Monitoring;
}

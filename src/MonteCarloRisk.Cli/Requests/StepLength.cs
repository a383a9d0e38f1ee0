using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Cli.Requests;

/// <summary>Steps of whole days.</summary>
static class StepLength
{
    public static void Check(int days, JsonPlace model)
    {
        if (days is < 1 or > 365) throw model.Member("stepDays").Refuse(days, "a step is 1 to 365 days");
    }
}

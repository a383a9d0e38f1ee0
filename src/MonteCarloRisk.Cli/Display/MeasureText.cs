using MonteCarloRisk.Cli.Answers;

namespace MonteCarloRisk.Cli.Display;

/// <summary>What some mechanisms add up, with its unit: most of it is money, some a time, and one a share.</summary>
static class MeasureText
{
    const string Seconds = "Seconds";

    const string LenderLoss = "lenderLoss";

    public static string Label(string measure) => measure switch
    {
        "squeezedSeconds" => "time in which not all could withdraw",
        "longestSqueezeSeconds" => "the longest such time",
        LenderLoss => "share of a claim lost by who stayed",
        _ => ProtocolTable.Words(measure),
    };

    public static string Of(string measure, EstimateMembers estimate)
    {
        if (!double.IsFinite(estimate.Value) || !double.IsFinite(estimate.ConfidenceInterval.Upper)) return ProtocolTable.Text(estimate);
        Func<double, string>? text = measure.EndsWith(Seconds, StringComparison.Ordinal) ? ProtocolTable.Duration : measure == LenderLoss ? Percent : null;
        return text is null ? ProtocolTable.Text(estimate) : $"{text(estimate.Value)} [{text(estimate.ConfidenceInterval.Lower)}, {text(estimate.ConfidenceInterval.Upper)}]";
    }

    static string Percent(double share) => share.ToString("0.00%", System.Globalization.CultureInfo.InvariantCulture);
}

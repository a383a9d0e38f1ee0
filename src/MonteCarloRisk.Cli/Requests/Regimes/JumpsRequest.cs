using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("Geometric Brownian motion with normal jumps of the log prices (Merton), which strike all assets at the same times; on steps of whole days.")]
sealed record JumpsRequest : RiskModel
{
    [Description("The assets, 1 to 64, in the order of the correlation matrices.")]
    public required IReadOnlyList<JumpingAsset> Assets { get; init; }

    [Description("Jumps a year on average: zero or more, at most 10 a step.")]
    [Within("[0, )")]
    public required double JumpsPerYear { get; init; }

    [Description("Correlation of log returns between jumps, row by row; symmetric, ones on the diagonal, positive semi-definite. One asset needs none.")]
    [Within("[-1, 1]")]
    public IReadOnlyList<IReadOnlyList<double>>? Correlation { get; init; }

    [Description("Correlation of the assets' jumps, row by row; by default that between jumps.")]
    [Within("[-1, 1]")]
    public IReadOnlyList<IReadOnlyList<double>>? JumpCorrelation { get; init; }

    [Description("Days of a step; an account is watched after each. By default 1.")]
    [Within("[1, 365]")]
    public int StepDays { get; init; } = 1;

    public override PriceModel ToModel(JsonPlace place)
    {
        JsonPlace list = place.Member("assets");
        AssetList.Check(Assets, list);
        Names.Check([.. Assets.Select(asset => asset.Name)], list);
        StepLength.Check(StepDays, place);
        double step = StepDays / 365.0;
        if (!(JumpsPerYear >= 0 && JumpsPerYear * step <= JumpModel.MostJumpsPerStep))
            throw place.Member("jumpsPerYear").Refuse(JumpsPerYear, $"zero jumps or more are, at most {JumpModel.MostJumpsPerStep} a step");
        ModelAsset[] motion = [.. Assets.Select((asset, i) => asset.ToAsset(list.Item(i)))];
        IReadOnlyList<IReadOnlyList<double>> correlation = CorrelationRequest.Matrix(Correlation, motion.Length, place);
        if (JumpCorrelation is not null && Calibration.Correlation.CorrelationMatrix.Fault(JumpCorrelation, motion.Length) is { } fault) throw place.Member("jumpCorrelation").Fault(fault);
        return new JumpModel(
            motion,
            correlation,
            new CommonJumps(JumpsPerYear, [.. Assets.Select(asset => asset.JumpMean)], [.. Assets.Select(asset => asset.JumpDeviation)], JumpCorrelation ?? correlation),
            step);
    }
}

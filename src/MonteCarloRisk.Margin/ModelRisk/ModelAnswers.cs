using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>The answers under one model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="IsOwn">Whether it is the market's own.</param>
/// <param name="BackTest">What its back-test says.</param>
/// <param name="BackTestDetail">The exceptions by asset, or why there is no back-test.</param>
/// <param name="Requirements">By subject.</param>
/// <param name="CurrentInsolvency">Probability under this model that the protocol has bad debt under the rules in force.</param>
/// <param name="RecommendedInsolvency">The same under the market's recommended rules.</param>
public sealed record ModelAnswers(
    string Model,
    bool IsOwn,
    BackTestVerdict BackTest,
    string BackTestDetail,
    IReadOnlyList<ModelRequirement> Requirements,
    Estimate CurrentInsolvency,
    Estimate RecommendedInsolvency);

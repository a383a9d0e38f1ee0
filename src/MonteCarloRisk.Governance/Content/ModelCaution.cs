using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>What a model leaves out, which weighs where it says that a parameter may be looser.</summary>
/// <param name="Short">What a loosening rests on, as the end of a sentence.</param>
/// <param name="Law">How prices move in the model, as the end of a sentence.</param>
/// <param name="Missing">What is not in the numbers, as the subject of a sentence.</param>
sealed record ModelCaution(string Short, string Law, string Missing)
{
    const string Depeg = "a depeg or a change of regime";

    public static ModelCaution Of(PriceModel model) => model switch
    {
        GeometricBrownianModel => new("a model without jumps", "by normal daily returns of constant volatility, without jumps", $"a jump, {Depeg}"),
        StudentModel => new(
            "a model of one volatility",
            "by Student-t returns of constant volatility, whose large moves come alone, not in weeks",
            Depeg),
        FilteredHistoryModel history => new(
            "the worst days seen so far",
            $"by the days of the data, {NumberText.Count(history.Residuals.Count)} of them, scaled by a volatility that moves along the path",
            $"a day worse for its volatility than every one of them, {Depeg}"),
        CorrelatedGarchModel { DegreesOfFreedom: null } => new("a model of normal errors", "by normal errors at a volatility that moves along the path", $"a jump out of calm, {Depeg}"),
        CorrelatedGarchModel => new("one law of errors at all times", "by Student-t errors at a volatility that moves along the path", Depeg),
        RegimeModel => new("the fitted regimes", "by returns whose mean and scale switch between regimes", "a regime that the data has not shown, or a depeg"),
        JumpModel => new(
            "jumps like those of the past",
            "by normal returns of constant volatility, and jumps that strike all assets at once and come as often after a jump as after calm",
            $"weeks of high volatility, {Depeg}"),
        CopulaModel => new("margins fitted to the past", "by returns of fitted laws, tied by a copula, of constant volatility", Depeg),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "No words are known for this model."),
    };
}

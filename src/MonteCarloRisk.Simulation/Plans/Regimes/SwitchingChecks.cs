using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Simulation.Plans.Regimes;

/// <summary>What a model whose law switches is held to before it is laid out.</summary>
internal static class SwitchingChecks
{
    // Of a sum of probabilities that are written with six digits or more.
    private const double SumTolerance = 1e-6;

    /// <exception cref="InputException">A value is out of range; the message names it.</exception>
    public static void Check(RegimeModel model)
    {
        PriceModelChecks.Check(model);
        int regimes = model.Regimes.Count;
        if (regimes is < 1 or > RegimeModel.MostRegimes) throw new InputException("regimes", $"{regimes} regimes; 1 to {RegimeModel.MostRegimes} are allowed");
        CheckProbabilities(model.Moves.Start, regimes, "start");
        if (model.Moves.Transition.Count != regimes) throw new InputException("transition", $"{model.Moves.Transition.Count} rows; {regimes} are needed, one a regime");
        for (int row = 0; row < regimes; row++) CheckProbabilities(model.Moves.Transition[row], regimes, $"transition[{row}]");
        if (model.Moves.StepsPerMove < 1) throw new InputException("stepsPerMove", $"{model.Moves.StepsPerMove} is not allowed; 1 or more is");
        if (model.DegreesOfFreedom is { } degrees && !(degrees > StudentModel.FewestDegreesOfFreedom && degrees <= StudentModel.MostDegreesOfFreedom))
        {
            throw new InputException(
                "degreesOfFreedom", $"{degrees} is not allowed; above {StudentModel.FewestDegreesOfFreedom} and at most {StudentModel.MostDegreesOfFreedom} is");
        }

        for (int k = 0; k < regimes; k++)
        {
            if (!model.Regimes[k].Drifts.All(double.IsFinite)) throw new InputException($"regimes[{k}]", "a drift is a finite number");
            if (!model.Regimes[k].Volatilities.All(volatility => volatility >= 0 && double.IsFinite(volatility))) throw new InputException($"regimes[{k}]", "a volatility is zero or more");
        }
    }

    /// <exception cref="InputException">A value is out of range; the message names it.</exception>
    public static void Check(JumpModel model)
    {
        PriceModelChecks.Check(model);
        CommonJumps jumps = model.Jumps;
        if (!(jumps.Intensity >= 0 && jumps.Intensity * model.Step <= JumpModel.MostJumpsPerStep))
        {
            throw new InputException("intensity", FormattableString.Invariant($"{jumps.Intensity} jumps a year are not allowed; zero or more are, at most {JumpModel.MostJumpsPerStep} a step"));
        }

        if (!jumps.Means.All(double.IsFinite)) throw new InputException("jumps", "a mean is a finite number");
        if (!jumps.Deviations.Concat(model.MotionVolatilities).All(deviation => deviation >= 0 && double.IsFinite(deviation))) throw new InputException("jumps", "a deviation is zero or more");
    }

    private static void CheckProbabilities(IReadOnlyList<double> row, int count, string place)
    {
        if (row.Count != count) throw new InputException(place, $"{row.Count} probabilities; {count} are needed, one a regime");
        if (!row.All(entry => entry is >= 0 and <= 1) || Math.Abs(row.Sum() - 1) > SumTolerance)
        {
            throw new InputException(place, $"[{string.Join(", ", row)}] is not allowed; probabilities from 0 to 1 that sum to 1 are");
        }
    }
}

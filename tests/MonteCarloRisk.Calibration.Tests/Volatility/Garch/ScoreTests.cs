using MonteCarloRisk.Calibration.Volatility.Errors;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Garch.Estimation;
using MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

namespace MonteCarloRisk.Calibration.Tests.Volatility.Garch;

public sealed class ScoreTests
{
    static readonly GarchParameters Truth = new(0.05, 0.05, 0.08, 0.06, 0.85, 6);

    // Central differences of the log-likelihood: with a step of 1e-5 their error is about 1e-9, of the sum of some hundred returns.
    [Theory]
    [MemberData(nameof(Models))]
    public void Scores_are_the_differences_of_the_log_likelihood(GarchModel model)
    {
        Objective objective = Of(model, 400);
        var random = new Random(3);
        for (int point = 0; point < 5; point++)
        {
            double[] u = Point(objective.Coordinates, random);
            var gradient = new double[u.Length];
            double value = objective.Gradient(u, gradient);

            Assert.Equal(objective.Value(u), value, 14);
            for (int j = 0; j < u.Length; j++)
            {
                double slope = (At(objective, u, j, 1e-5) - At(objective, u, j, -1e-5)) / 2e-5;
                Assert.True(Math.Abs(slope - gradient[j]) <= 1e-8 * Math.Max(1, Math.Abs(slope)), $"{objective.Coordinates.Kinds[j]}: {gradient[j]} against {slope}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_outer_products_are_those_of_scores_that_sum_to_the_gradient(GarchModel model)
    {
        // Of a single return the product of the score with itself is the square of the gradient.
        var likelihood = new SampleLikelihood([0.7], model);
        GarchParameters parameters = model.Errors == ErrorFamily.Normal ? Truth with { DegreesOfFreedom = double.PositiveInfinity } : Truth;
        var sum = default(ScoreSum);
        var products = new ScoreProducts();
        likelihood.Evaluate(parameters, ref sum);
        likelihood.Evaluate(parameters, ref products);
        var gradient = new double[SampleLikelihood.Parameters];
        sum.CopyTo(gradient);

        for (int i = 0; i < gradient.Length; i++)
        {
            for (int j = 0; j < gradient.Length; j++)
                Assert.Equal(gradient[i] * gradient[j], products.Sum[i, j], 15);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void An_evaluation_allocates_nothing(GarchModel model)
    {
        Objective objective = Of(model, 300);
        double[] u = Point(objective.Coordinates, new Random(1));
        var gradient = new double[u.Length];
        for (int warm = 0; warm < 50; warm++)
            objective.Gradient(u, gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int again = 0; again < 20; again++)
            objective.Gradient(u, gradient);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_point_is_a_stationary_model_with_positive_variances(GarchModel model)
    {
        var coordinates = new Coordinates(model);
        var random = new Random(7);
        for (int point = 0; point < 200; point++)
        {
            GarchParameters at = coordinates.Parameters(Enumerable.Range(0, coordinates.Count).Select(_ => 20 * (random.NextDouble() - 0.5)).ToArray());

            Assert.True(Math.Abs(at.Persistence(model.Equation)) < 1, $"{at}");
            Assert.True(model.Errors == ErrorFamily.Normal || at.DegreesOfFreedom > 2, $"{at}");
            if (model.Equation != VarianceEquation.Egarch)
                Assert.True(at.Omega > 0 && at.Alpha >= 0 && at.Alpha + at.Gamma >= -1e-15 && at.Beta >= 0, $"{at}");
        }
    }

    public static TheoryData<GarchModel> Models()
    {
        var models = new TheoryData<GarchModel>();
        foreach (VarianceEquation equation in Enum.GetValues<VarianceEquation>())
        {
            foreach (ErrorFamily errors in Enum.GetValues<ErrorFamily>())
            {
                models.Add(new GarchModel(equation, errors));
                models.Add(new GarchModel(equation, errors) { Mean = ReturnMean.Zero, Start = VarianceStart.Backcast });
            }
        }

        return models;
    }

    static Objective Of(GarchModel model, int count)
    {
        double[] returns = SimulatedReturns.Of(VarianceEquation.Gjr, Truth, count, seed: 11).Values.ToArray();
        return new Objective(new SampleLikelihood(returns, model), new Coordinates(model));
    }

    static double[] Point(Coordinates coordinates, Random random) => coordinates.Kinds.Select(kind => kind switch
    {
        CoordinateKind.Mean => 0.2 * random.NextDouble() - 0.1,
        CoordinateKind.Persistence => 1 + 2 * random.NextDouble(),
        // Of EGARCH a level near that of the returns: from a far lower one z, and with it every difference, explodes.
        CoordinateKind.Level => coordinates.IndexOf(CoordinateKind.Size) < 0 ? -2 + random.NextDouble() : 0.6 * random.NextDouble() - 0.3,
        CoordinateKind.Size or CoordinateKind.Sign => 0.3 * random.NextDouble() - 0.1,
        _ => 2 * random.NextDouble() - 1.5,
    }).ToArray();

    static double At(Objective objective, double[] u, int j, double shift)
    {
        double[] point = u.ToArray();
        point[j] += shift;
        return objective.Value(point);
    }
}

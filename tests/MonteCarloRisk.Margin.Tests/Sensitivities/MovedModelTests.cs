using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Sensitivities;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Tests.Sensitivities;

public sealed class MovedModelTests
{
    private const double Step = 1.0 / 365;
    private static readonly ModelAsset[] Assets = [new("A", 100, .8, 0), new("B", 50, .5, 0)];
    private static readonly double[][] Half = [[1, .5], [.5, 1]];

    public static TheoryData<PriceModel> Models =>
    [
        new StudentModel(Assets, Half, [4, 6], Step),
        new FilteredHistoryModel(Assets, Half, [new(.0018, VarianceRecursion.Ewma(.94)), new(.0007, new VarianceRecursion(1e-5, .05, .02, .9))], [.. Enumerable.Range(0, 40).Select(day => (day % 2 == 0 ? 1 : -1) * Math.Sin(1 + (day / 2))).Select(one => new[] { one, -one })], Step),
        new CorrelatedGarchModel(Assets, Half, [new(.0018, new VarianceRecursion(2e-5, .06, .01, .9)), new(.0007, VarianceRecursion.Ewma(.9))], null, Step),
        new RegimeModel([new("A", 100), new("B", 50)], [new("calm", [0, 0], [.5, .3], Half), new("wild", [0, 0], [1.5, .9], Half)], new RegimeMoves([.5, .5], [[.9, .1], [.2, .8]]), null, Step),
        new JumpModel(Assets, Half, new CommonJumps(20, [-.05, .02], [.1, .06], Half), Step),
    ];

    // On the same random numbers every log price is the factor times what it was.
    [Theory]
    [MemberData(nameof(Models))]
    public void All_returns_of_one_asset_scale_and_those_of_others_stay(PriceModel model)
    {
        const double factor = 1.1;
        PricePathSample as0 = Walk(model), moved = Walk(MovedModel.Volatility(model, 0, factor)!);
        for (int path = 0; path < 50; path++)
        {
            for (int date = 1; date <= 10; date++)
            {
                Assert.Equal(factor * Math.Log(as0[path, date, 0] / 100), Math.Log(moved[path, date, 0] / 100), 2e-5);
                Assert.Equal(as0[path, date, 1], moved[path, date, 1], 1e-9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_drift_adds_to_every_log_price(PriceModel model)
    {
        PricePathSample as0 = Walk(model), moved = Walk(MovedModel.Drift(model, .5)!);
        for (int path = 0; path < 50; path++)
        {
            for (int asset = 0; asset < 2; asset++) Assert.Equal(Math.Log(as0[path, 10, asset]) + (.5 * 10 * Step), Math.Log(moved[path, 10, asset]), 2e-5);
        }
    }

    [Fact]
    public void What_a_model_does_not_have_is_not_moved()
    {
        var normal = new GeometricBrownianModel(Measure.RealWorld, [Assets[0] with { Volatility = 0 }, Assets[1]], Half);
        Assert.Null(MovedModel.Volatility(normal, 0, 1.1));
        Assert.Equal(.55, MovedModel.Volatility(normal, 1, 1.1)!.Assets[1].Volatility, 12);
        Assert.Null(MovedModel.Correlation(normal, .6));
        Assert.Equal(.6, MovedModel.Correlation(normal, .1)!.Correlation[0][1], 12);
        Assert.Null(MovedModel.Degrees(normal, 1.1));
        Assert.Null(MovedModel.Intensity(normal, 1.1));
        var student = new StudentModel(Assets, Half, [2.1, 4], Step);
        Assert.Null(MovedModel.Degrees(student, .9));
        Assert.Equal([2.31, 4.4], ((StudentModel)MovedModel.Degrees(student, 1.1)!).DegreesOfFreedom.Select(degrees => Math.Round(degrees, 9)));
        Assert.Equal(22, ((JumpModel)MovedModel.Intensity(Models.Select(row => row.Data).OfType<JumpModel>().Single(), 1.1)!).Jumps.Intensity, 12);
        Assert.Null(MovedModel.Correlation(Models.Select(row => row.Data).OfType<FilteredHistoryModel>().Single(), .01));
    }

    // Without motion a log price is a sum of jumps less their mean, which is times the factor on the same random numbers.
    [Fact]
    public void Jumps_scale_and_the_motion_between_them_stays()
    {
        var jumps = new JumpModel([.. Assets.Select(asset => asset with { Volatility = 0 })], Half, new CommonJumps(150, [-.05, .02], [.1, .06], Half), Step);
        PricePathSample as0 = Walk(jumps), moved = Walk(MovedModel.JumpSize(jumps, 1.2)!);
        for (int path = 0; path < 50; path++)
        {
            for (int asset = 0; asset < 2; asset++) Assert.Equal(1.2 * Math.Log(as0[path, 10, asset] / Assets[asset].Spot), Math.Log(moved[path, 10, asset] / Assets[asset].Spot), 2e-5);
        }

        Assert.Contains(Enumerable.Range(0, 50), path => as0[path, 10, 0] != 100);
        var moving = new JumpModel(Assets, Half, new CommonJumps(20, [-.05, .02], [.1, .06], Half), Step);
        Assert.Equal(moving.MotionVolatilities, ((JumpModel)MovedModel.JumpSize(moving, 1.2)!).MotionVolatilities);
        Assert.Null(MovedModel.JumpSize(new GeometricBrownianModel(Measure.RealWorld, Assets, Half), 1.2));
        Assert.Null(MovedModel.JumpSize(new JumpModel(Assets, Half, new CommonJumps(20, [0, 0], [0, 0], Half), Step), 1.2));
    }

    private static PricePathSample Walk(PriceModel model) => PricePathSample.Walk(model, TimeGrid.Uniform(10 * Step, 10), 3, 50);
}

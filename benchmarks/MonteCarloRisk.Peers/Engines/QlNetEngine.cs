using System.Diagnostics;
using MonteCarloRisk.Peers.Results;
using MonteCarloRisk.Workloads;
using QLNet;

namespace MonteCarloRisk.Peers.Engines;

/// <summary>QLNet's Monte Carlo engines, which are for one asset.</summary>
/// <remarks>
/// First passage is the price of a rebate of one that a knock-out pays at a rate of zero, its payoff out of reach. The biased engine watches the
/// dates and nothing between them, which is what is asked for here.
/// </remarks>
static class QlNetEngine
{
    private const ulong Seed = 42;
    private const double OutOfReach = 1e9;
    private static readonly Date Today = new(1, Month.January, 2026);

    public static string Version => $"QLNet {typeof(Date).Assembly.GetName().Version!.ToString(3)}";

    public static IEnumerable<Measurement> Measure()
    {
        Settings.setEvaluationDate(Today);
        GeneralizedBlackScholesProcess process = Process();
        var exercise = new EuropeanExercise(Today + FirstPassageWork.Steps);

        var knockOut = new BarrierOption(QLNet.Barrier.Type.DownOut, FirstPassageWork.DebtShare * FirstPassageWork.Spot, 1, new PlainVanillaPayoff(Option.Type.Call, OutOfReach), exercise);
        knockOut.setPricingEngine(new MakeMCBarrierEngine<PseudoRandom, GeneralStatistics>(process)
            .withSteps(FirstPassageWork.Steps).withSamples(PeerWork.Paths).withBias(true).withSeed(Seed).getAsPricingEngine());
        yield return Price("MCBarrierEngine", PeerWork.FirstPassage, knockOut);

        var call = new VanillaOption(new PlainVanillaPayoff(Option.Type.Call, FirstPassageWork.Spot), exercise);
        call.setPricingEngine(new MakeMCEuropeanEngine<PseudoRandom, GeneralStatistics>(process)
            .withSteps(FirstPassageWork.Steps).withSamples(PeerWork.Paths).withSeed(Seed).value());
        yield return Price("MCEuropeanEngine", PeerWork.EuropeanCall, call);
    }

    private static Measurement Price(string engine, string work, Instrument instrument)
    {
        long start = Stopwatch.GetTimestamp();
        double estimate = instrument.NPV();
        double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds / ((double)PeerWork.Paths * FirstPassageWork.Steps);
        return new Measurement($"QLNet, {engine}", work, 1, "Double", PeerWork.Paths, nanoseconds, estimate, instrument.errorEstimate());
    }

    private static BlackScholesProcess Process()
    {
        var days = new Actual365Fixed();
        return new BlackScholesProcess(
            new Handle<Quote>(new SimpleQuote(FirstPassageWork.Spot)),
            new Handle<YieldTermStructure>(new FlatForward(Today, FirstPassageWork.Drift, days)),
            new Handle<BlackVolTermStructure>(new BlackConstantVol(Today, new NullCalendar(), FirstPassageWork.Volatility, days)));
    }
}

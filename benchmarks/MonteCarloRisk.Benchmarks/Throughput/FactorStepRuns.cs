namespace MonteCarloRisk.Benchmarks.Throughput;

/// <summary>Short runs that also show the time of a factor-step.</summary>
public class FactorStepRuns : ThroughputRuns
{
    public FactorStepRuns() => AddColumn(new FactorStepColumn());
}

namespace MonteCarloRisk.Architecture.Violations.Upper
{
    /// <summary>Stands above.</summary>
    sealed class Report
    {
        public int Rows { get; init; }
    }
}

namespace MonteCarloRisk.Architecture.Violations.Lower
{
    /// <summary>Stands below and reaches up.</summary>
    sealed class Measurement
    {
        public static int Rows(Upper.Report report) => report.Rows;
    }
}

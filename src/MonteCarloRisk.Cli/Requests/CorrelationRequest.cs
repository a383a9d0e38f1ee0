using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Cli.Requests;

/// <summary>The correlation of a request; one asset needs none.</summary>
static class CorrelationRequest
{
    public static IReadOnlyList<IReadOnlyList<double>> Matrix(IReadOnlyList<IReadOnlyList<double>>? matrix, int assets, JsonPlace model)
    {
        if (matrix is null)
        {
            return assets == 1 ? [[1]] : throw model.Fault($"missing member \"correlation\"; {assets} assets need a matrix of {assets} rows");
        }

        return CorrelationMatrix.Fault(matrix, assets) is { } fault ? throw model.Member("correlation").Fault(fault) : matrix;
    }
}

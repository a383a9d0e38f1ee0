namespace MonteCarloRisk.Governance.Tests;

/// <summary>The sample's report in a folder of its own, deleted with it.</summary>
sealed class SampleReport : IDisposable
{
    public const string Command = "mcrisk calibrate market.json --paths 1000000 --seed 42 && echo <done>";

    public SampleReport(bool write = true)
    {
        Folder = Directory.CreateTempSubdirectory("report-").FullName;
        if (write)
        {
            CalibrationReport.Write(SampleCalibration.Build(), Folder, Command);
        }
    }

    public string Folder { get; }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

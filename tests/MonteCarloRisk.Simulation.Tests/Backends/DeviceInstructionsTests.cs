using MonteCarloRisk.Ptx.Counting;

namespace MonteCarloRisk.Simulation.Tests.Backends;

public sealed class DeviceInstructionsTests
{
    [Fact]
    public void The_counts_in_the_document_are_those_of_the_code()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MonteCarloRisk.sln"))) folder = folder.Parent;
        Assert.NotNull(folder);
        Assert.Contains(InstructionTable.Markdown(), File.ReadAllText(Path.Combine(folder.FullName, "docs", "methods", "device-instructions.md")), StringComparison.Ordinal);
    }
}

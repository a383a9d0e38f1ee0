namespace MonteCarloRisk.Architecture.Files;

/// <summary>
/// A few types exist once for float and once for double, since a pointer or a device view needs its element type. Each pair must be one
/// source but for the names of the precision.
/// </summary>
public sealed class TwinSourceTests
{
    [Theory]
    [InlineData("kernels/MonteCarloRisk.Kernels/Memory", "HostMemory.cs")]
    [InlineData("kernels/MonteCarloRisk.Kernels/Memory", "DeviceMemory.cs")]
    [InlineData("src/MonteCarloRisk.Simulation/Backends", "CpuBlockRunner.cs")]
    public void Single_and_double_are_one_source(string folder, string name) =>
        Assert.Equal(Read(folder, "Double" + name), AsDouble(Read(folder, "Single" + name)));

    [Fact]
    public void A_difference_beyond_the_names_is_seen() =>
        Assert.NotEqual("public double Add(Double1 x) => x - 1;", AsDouble("public float Add(Single1 x) => x + 1;"));

    private static string Read(string folder, string name) => File.ReadAllText(Path.Combine(Repository.Root, folder, name));

    private static string AsDouble(string single) => single
        .Replace("(float)", "", StringComparison.Ordinal)
        .Replace("float", "double", StringComparison.Ordinal)
        .Replace("Single", "Double", StringComparison.Ordinal)
        .Replace("single", "double", StringComparison.Ordinal);
}

namespace MonteCarloRisk.Architecture.Code;

public sealed class AssemblyTests
{
    static IEnumerable<AssemblyFile> OnThePath => AssemblyFile.Product.Where(assembly => assembly.Project is "MonteCarloRisk.Kernels" or "MonteCarloRisk.Simulation");

    [Fact]
    public void Assemblies_refer_downwards_only() => Assert.Empty(AssemblyRules.UpwardReferences(AssemblyFile.Product));

    [Fact]
    public void An_upward_reference_is_caught() =>
        Assert.Single(AssemblyRules.UpwardReferences([AssemblyFile.Violating with { Name = "MonteCarloRisk.Simulation", Assemblies = ["MonteCarloRisk.Margin", "MonteCarloRisk.Kernels"] }]));

    [Fact]
    public void The_domain_stands_on_the_base_library() =>
        Assert.Empty(AssemblyRules.ReferencesBeyondTheBaseLibrary(AssemblyFile.Product.Single(assembly => assembly.Name == "MonteCarloRisk.Domain")));

    [Fact]
    public void A_reference_beyond_the_base_library_is_caught() => Assert.NotEmpty(AssemblyRules.ReferencesBeyondTheBaseLibrary(AssemblyFile.Violating));

    [Fact]
    public void Only_the_simulation_touches_an_accelerator() => Assert.Empty(AssemblyRules.AcceleratorTypes(AssemblyFile.Product));

    [Fact]
    public void An_accelerator_elsewhere_is_caught() =>
        Assert.Contains("MonteCarloRisk.Architecture touches ILGPU.Runtime.Accelerator", AssemblyRules.AcceleratorTypes([AssemblyFile.Violating]));

    [Fact]
    public void Only_the_simulation_touches_a_database() => Assert.Empty(AssemblyRules.DatabaseTypes(AssemblyFile.Product));

    [Theory]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection")]
    [InlineData("SQLitePCL.raw")]
    public void A_database_elsewhere_is_caught(string type) =>
        Assert.Equal([$"MonteCarloRisk.Architecture touches {type}"], AssemblyRules.DatabaseTypes([AssemblyFile.Violating with { Types = [type, "System.Data.DataTable"] }]));

    [Fact]
    public void No_function_whose_bits_depend_on_the_platform_is_called_on_a_path_or_while_one_is_planned() =>
        Assert.Empty(AssemblyRules.PlatformDependentFunctions(OnThePath));

    [Theory]
    [InlineData("System.Math.Exp")]
    [InlineData("System.MathF.Tan")]
    [InlineData("System.Double.Pow")]
    [InlineData("System.Numerics.ILogarithmicFunctions`1.Log")]
    [InlineData("System.Runtime.Intrinsics.Vector256.Cos")]
    public void A_platform_dependent_function_is_caught(string function) =>
        Assert.Contains($"MonteCarloRisk.Architecture calls {function}", AssemblyRules.PlatformDependentFunctions([AssemblyFile.Violating]));

    [Fact]
    public void Functions_that_round_alike_everywhere_are_allowed() =>
        Assert.DoesNotContain(AssemblyRules.PlatformDependentFunctions([AssemblyFile.Violating]), violation => violation.Contains("Sqrt", StringComparison.Ordinal));
}

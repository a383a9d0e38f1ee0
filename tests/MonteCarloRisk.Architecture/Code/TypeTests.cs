namespace MonteCarloRisk.Architecture.Code;

public sealed class TypeTests
{
    const string Violating = "MonteCarloRisk.Architecture.Violations";

    public static TheoryData<string, string> Upwards
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string lower in Layers.Projects)
            {
                foreach (string upper in Layers.Projects.Where(upper => upper != lower && !Layers.Allows(lower, upper))) pairs.Add(lower, upper);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Upwards))]
    public void A_layer_depends_on_none_that_it_is_not_built_on(string lower, string upper) =>
        Assert.Empty(TypeRules.DoesNotDependOn(lower, upper).Violations(TypeRules.Product));

    [Theory]
    [InlineData("Lanes", "Memory")]
    [InlineData("Arithmetic", "Memory")]
    [InlineData("Memory", "RandomNumbers")]
    [InlineData("RandomNumbers", "Processes")]
    [InlineData("Processes", "Programs")]
    [InlineData("Mechanics", "Memory")]
    [InlineData("Mechanics", "Programs")]
    public void Within_the_kernels_what_is_general_does_not_know_what_is_built_of_it(string lower, string upper) =>
        Assert.Empty(TypeRules.DoesNotDependOn($"MonteCarloRisk.Kernels.{lower}", $"MonteCarloRisk.Kernels.{upper}").Violations(TypeRules.Product));

    [Theory]
    [InlineData("Plans", "Backends")]
    [InlineData("Plans", "Execution")]
    [InlineData("Plans", "Estimation")]
    [InlineData("Backends", "Execution")]
    [InlineData("Execution", "Estimation")]
    public void Within_the_simulation_a_plan_knows_nothing_of_what_runs_it(string lower, string upper) =>
        Assert.Empty(TypeRules.DoesNotDependOn($"MonteCarloRisk.Simulation.{lower}", $"MonteCarloRisk.Simulation.{upper}").Violations(TypeRules.Product));

    [Theory]
    [InlineData("MonteCarloRisk.Calibration", "MonteCarloRisk.MarketData")]
    [InlineData("MonteCarloRisk.Simulation", "MonteCarloRisk.Kernels")]
    [InlineData("MonteCarloRisk.Margin", "MonteCarloRisk.Simulation")]
    [InlineData("MonteCarloRisk.Governance", "MonteCarloRisk.Margin")]
    public void The_dependencies_that_do_exist_are_seen(string upper, string lower) =>
        Assert.NotEmpty(TypeRules.DoesNotDependOn(upper, lower).Violations(TypeRules.Product));

    [Fact]
    public void An_upward_dependency_is_caught() =>
        Assert.Single(TypeRules.DoesNotDependOn($"{Violating}.Lower", $"{Violating}.Upper").Violations(TypeRules.Violating));

    [Fact]
    public void A_downward_dependency_is_allowed() =>
        Assert.Empty(TypeRules.DoesNotDependOn($"{Violating}.Upper", $"{Violating}.Lower").Violations(TypeRules.Violating));

    [Fact]
    public void Names_of_types_say_something() => Assert.Empty(TypeRules.NamesSaySomething("MonteCarloRisk").Violations(TypeRules.Product));

    [Fact]
    public void Names_that_say_nothing_are_caught() => Assert.Equal(3, TypeRules.NamesSaySomething(Violating).Violations(TypeRules.Violating).Count());
}

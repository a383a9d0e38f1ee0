namespace MonteCarloRisk.Architecture.Files;

public sealed class ProjectTests
{
    [Fact]
    public void Projects_refer_downwards_only() => Assert.Empty(ProjectRules.UpwardReferences(Repository.ProjectFiles));

    [Theory]
    [InlineData("MonteCarloRisk.Kernels", "MonteCarloRisk.Domain")]
    [InlineData("MonteCarloRisk.Domain", "MonteCarloRisk.Statistics")]
    [InlineData("MonteCarloRisk.Statistics", "MonteCarloRisk.Domain")]
    [InlineData("MonteCarloRisk.Simulation", "MonteCarloRisk.Margin")]
    [InlineData("MonteCarloRisk.Simulation", "MonteCarloRisk.Calibration")]
    [InlineData("MonteCarloRisk.Margin", "MonteCarloRisk.Governance")]
    [InlineData("MonteCarloRisk.Margin", "MonteCarloRisk.Calibration")]
    [InlineData("MonteCarloRisk.MarketData", "MonteCarloRisk.Calibration")]
    [InlineData("MonteCarloRisk.Governance", "MonteCarloRisk.Cli")]
    [InlineData("MonteCarloRisk.Margin", "MonteCarloRisk.Testing")]
    public void An_upward_reference_is_caught(string from, string to) => Assert.Single(ProjectRules.UpwardReferences([Project($"src/{from}/{from}.csproj", reference: to)]));

    [Theory]
    [InlineData("MonteCarloRisk.Cli", "MonteCarloRisk.Kernels")]
    [InlineData("MonteCarloRisk.Margin", "MonteCarloRisk.Kernels")]
    [InlineData("MonteCarloRisk.Calibration", "MonteCarloRisk.Domain")]
    public void A_downward_reference_is_allowed(string from, string to) => Assert.Empty(ProjectRules.UpwardReferences([Project($"src/{from}/{from}.csproj", reference: to)]));

    [Fact]
    public void Every_project_has_its_layer()
    {
        Assert.Empty(ProjectRules.UnknownProjects(Repository.ProjectFiles));
        Assert.Empty(Layers.Projects.Except(Repository.ProjectFiles.Select(project => project.Name)));
    }

    [Fact]
    public void A_project_without_a_layer_is_caught() => Assert.Single(ProjectRules.UnknownProjects([Project("src/MonteCarloRisk.Everything/MonteCarloRisk.Everything.csproj")]));

    [Fact]
    public void The_domain_takes_no_package() => Assert.Empty(ProjectRules.PackagesOfTheDomain(Repository.ProjectFiles));

    [Fact]
    public void A_package_of_the_domain_is_caught() =>
        Assert.Single(ProjectRules.PackagesOfTheDomain([Project("src/MonteCarloRisk.Domain/MonteCarloRisk.Domain.csproj", package: "MathNet.Numerics")]));

    [Fact]
    public void Only_the_simulation_takes_the_accelerator_library() => Assert.Empty(ProjectRules.AcceleratorPackages(Repository.ProjectFiles));

    [Theory]
    [InlineData("MonteCarloRisk.Margin", "ILGPU")]
    [InlineData("MonteCarloRisk.Kernels", "ILGPU.Algorithms")]
    public void The_accelerator_library_elsewhere_is_caught(string project, string package) =>
        Assert.Single(ProjectRules.AcceleratorPackages([Project($"src/{project}/{project}.csproj", package: package)]));

    [Fact]
    public void Only_the_simulation_takes_a_database() => Assert.Empty(ProjectRules.DatabasePackages(Repository.ProjectFiles));

    [Theory]
    [InlineData("MonteCarloRisk.Cli", "Microsoft.Data.Sqlite")]
    [InlineData("MonteCarloRisk.Margin", "SQLitePCLRaw.core")]
    public void A_database_elsewhere_is_caught(string project, string package) =>
        Assert.Single(ProjectRules.DatabasePackages([Project($"src/{project}/{project}.csproj", package: package)]));

    [Fact]
    public void Versions_stand_in_one_place() => Assert.Empty(ProjectRules.StatedVersions(Repository.ProjectFiles));

    [Theory]
    [InlineData("Version=\"1.0.0\" />")]
    [InlineData("VersionOverride=\"1.0.0\" />")]
    [InlineData("><Version>1.0.0</Version></PackageReference>")]
    public void A_stated_version_is_caught(string rest) =>
        Assert.Single(ProjectRules.StatedVersions([ProjectFile.Parse(new TextFile("src/A/A.csproj", $"<Project><ItemGroup><PackageReference Include=\"Sep\" {rest}</ItemGroup></Project>"))]));

    [Fact]
    public void Every_project_is_in_the_solution() => Assert.Empty(ProjectRules.OutsideTheSolution(Repository.ProjectFiles, Repository.File("MonteCarloRisk.sln")));

    [Fact]
    public void A_project_outside_the_solution_is_caught() =>
        Assert.Single(ProjectRules.OutsideTheSolution([Project("src/MonteCarloRisk.Lost/MonteCarloRisk.Lost.csproj")], Repository.File("MonteCarloRisk.sln")));

    [Fact]
    public void Every_project_folder_has_a_readme() => Assert.Empty(ProjectRules.MissingReadmes(Repository.ProjectFiles, Repository.TextFiles));

    [Theory]
    [InlineData("src/B/README.md", "About B.")]
    [InlineData("src/A/README.md", " ")]
    public void A_missing_or_empty_readme_is_caught(string path, string text) =>
        Assert.Single(ProjectRules.MissingReadmes([Project("src/A/A.csproj")], [new TextFile(path, text)]));

    static ProjectFile Project(string path, string? reference = null, string? package = null) =>
        new(path, reference is null ? [] : [reference], package is null ? [] : [package], StatesVersion: false);
}

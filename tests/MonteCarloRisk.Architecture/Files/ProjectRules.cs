namespace MonteCarloRisk.Architecture.Files;

/// <summary>Rules of project files; each gives its violations.</summary>
static class ProjectRules
{
    public static IEnumerable<string> UpwardReferences(IEnumerable<ProjectFile> projects) =>
        from project in projects
        where Layers.IsProject(project.Name)
        from reference in project.References
        where !Layers.IsProject(reference) || !Layers.Allows(project.Name, reference)
        select $"{project.Name} refers to {reference}";

    public static IEnumerable<string> UnknownProjects(IEnumerable<ProjectFile> projects) =>
        from project in projects
        where (project.Path.StartsWith("src/", StringComparison.Ordinal) || project.Path.StartsWith("kernels/", StringComparison.Ordinal)) && !Layers.IsProject(project.Name)
        select $"{project.Path} has no place among the layers";

    public static IEnumerable<string> PackagesOfTheDomain(IEnumerable<ProjectFile> projects) =>
        from project in projects
        where project.Name == "MonteCarloRisk.Domain"
        from package in project.Packages
        select $"the domain stands on the base library, not on {package}";

    public static IEnumerable<string> AcceleratorPackages(IEnumerable<ProjectFile> projects) =>
        from project in projects
        where Layers.IsProject(project.Name)
        from package in project.Packages
        where package.StartsWith("ILGPU", StringComparison.Ordinal)
        where !(project.Name == "MonteCarloRisk.Simulation" || (project.Name == "MonteCarloRisk.Kernels" && package == "ILGPU"))
        select $"{project.Name} takes {package}";

    public static IEnumerable<string> DatabasePackages(IEnumerable<ProjectFile> projects) =>
        from project in projects
        where Layers.IsProject(project.Name) && project.Name != "MonteCarloRisk.Simulation"
        from package in project.Packages
        where package.Contains("Sqlite", StringComparison.OrdinalIgnoreCase)
        select $"{project.Name} takes {package}";

    public static IEnumerable<string> StatedVersions(IEnumerable<ProjectFile> projects) =>
        projects.Where(project => project.StatesVersion).Select(project => $"{project.Path} states a version; Directory.Packages.props is the place");

    public static IEnumerable<string> OutsideTheSolution(IEnumerable<ProjectFile> projects, TextFile solution) =>
        projects.Where(project => !solution.Text.Replace('\\', '/').Contains($"\"{project.Path}\"", StringComparison.Ordinal)).Select(project => $"{project.Path} is not in {solution.Path}");

    public static IEnumerable<string> MissingReadmes(IEnumerable<ProjectFile> projects, IEnumerable<TextFile> files)
    {
        HashSet<string> paths = [.. files.Where(file => file.Text.Trim().Length > 0).Select(file => file.Path)];
        return projects.Where(project => !paths.Contains($"{project.Folder}/README.md")).Select(project => $"{project.Folder} has no README.md");
    }
}

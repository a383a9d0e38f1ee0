using System.Xml.Linq;

namespace MonteCarloRisk.Architecture;

/// <summary>What a project file says.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="References">Names of the projects that it refers to.</param>
/// <param name="Packages">Names of the packages that it refers to.</param>
/// <param name="StatesVersion">Whether it states the version of a package itself.</param>
sealed record ProjectFile(string Path, IReadOnlyList<string> References, IReadOnlyList<string> Packages, bool StatesVersion)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => Path[..Path.LastIndexOf('/')];

    public static ProjectFile Parse(TextFile file)
    {
        var project = XDocument.Parse(file.Text);
        IEnumerable<XElement> packages = project.Descendants("PackageReference").Concat(project.Descendants("PackageVersion"));
        return new ProjectFile(
            file.Path,
            [.. project.Descendants("ProjectReference").Select(Include).Select(path => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. packages.Select(Include)],
            packages.Any(package => package.Attributes().Any(IsVersion) || package.Elements().Any(IsVersion)));
    }

    static string Include(XElement element) => (string?)element.Attribute("Include") ?? string.Empty;

    static bool IsVersion(XObject member) => member is XAttribute { Name.LocalName: "Version" or "VersionOverride" } or XElement { Name.LocalName: "Version" or "VersionOverride" };
}

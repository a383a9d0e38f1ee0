using System.Collections.Frozen;

namespace MonteCarloRisk.Architecture.Code;

/// <summary>Rules of compiled assemblies; each gives its violations.</summary>
static class AssemblyRules
{
    // Functions of the base library whose last bit depends on the platform. Of its other functions, + - * / sqrt and the fused
    // multiply-add are correctly rounded, and rounding to integers and scaling by powers of two are exact.
    static readonly FrozenSet<string> PlatformFunctions = FrozenSet.ToFrozenSet(
    [
        "Exp", "ExpM1", "Exp2", "Exp2M1", "Exp10", "Exp10M1", "Log", "LogP1", "Log2", "Log2P1", "Log10", "Log10P1", "Pow", "Cbrt", "RootN", "Hypot",
        "Sin", "Cos", "Tan", "SinCos", "SinPi", "CosPi", "TanPi", "SinCosPi", "Asin", "Acos", "Atan", "Atan2", "AsinPi", "AcosPi", "AtanPi", "Atan2Pi",
        "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh", "ReciprocalEstimate", "ReciprocalSqrtEstimate",
    ]);

    public static IEnumerable<string> UpwardReferences(IEnumerable<AssemblyFile> assemblies) =>
        from assembly in assemblies
        from reference in assembly.Assemblies.Select(name => name == "mcrisk" ? "MonteCarloRisk.Cli" : name)
        where Layers.IsProject(reference) && !(Layers.IsProject(assembly.Project) && Layers.Allows(assembly.Project, reference))
        select $"{assembly.Project} refers to {reference}";

    public static IEnumerable<string> ReferencesBeyondTheBaseLibrary(AssemblyFile assembly) =>
        assembly.Assemblies.Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard").Select(name => $"{assembly.Name} refers to {name}");

    public static IEnumerable<string> AcceleratorTypes(IEnumerable<AssemblyFile> assemblies) =>
        from assembly in assemblies
        where assembly.Project != "MonteCarloRisk.Simulation"
        from type in assembly.Types
        where type.StartsWith("ILGPU.Runtime.", StringComparison.Ordinal) || type.StartsWith("ILGPU.Algorithms.", StringComparison.Ordinal)
            || type is "ILGPU.Context"
        select $"{assembly.Project} touches {type}";

    public static IEnumerable<string> DatabaseTypes(IEnumerable<AssemblyFile> assemblies) =>
        from assembly in assemblies
        where assembly.Project != "MonteCarloRisk.Simulation"
        from type in assembly.Types
        where type.StartsWith("Microsoft.Data.Sqlite.", StringComparison.Ordinal) || type.StartsWith("SQLitePCL.", StringComparison.Ordinal)
        select $"{assembly.Project} touches {type}";

    public static IEnumerable<string> PlatformDependentFunctions(IEnumerable<AssemblyFile> assemblies) =>
        from assembly in assemblies
        from method in assembly.Methods
        where PlatformFunctions.Contains(method.Name) && IsOfTheBaseLibrary(method.Type)
        select $"{assembly.Project} calls {method.Type}.{method.Name}";

    // BitOperations.Log2 is an integer function.
    static bool IsOfTheBaseLibrary(string type) => type.StartsWith("System.", StringComparison.Ordinal) && type != "System.Numerics.BitOperations";
}

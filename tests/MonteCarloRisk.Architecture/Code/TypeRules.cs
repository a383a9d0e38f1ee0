using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;

namespace MonteCarloRisk.Architecture.Code;

/// <summary>Rules of types, read by ArchUnitNET.</summary>
static class TypeRules
{
    /// <summary>The types of the product.</summary>
    public static ArchUnitNET.Domain.Architecture Product { get; } = new ArchLoader()
        .LoadAssemblies([.. AssemblyFile.Product.Select(assembly => System.Reflection.Assembly.Load(assembly.Name))])
        .Build();

    /// <summary>The types of these tests, which break the rules on purpose.</summary>
    public static ArchUnitNET.Domain.Architecture Violating { get; } = new ArchLoader().LoadAssemblies(typeof(TypeRules).Assembly).Build();

    /// <summary>No type of the lower namespace depends on one of the upper.</summary>
    public static IArchRule DoesNotDependOn(string lower, string upper) => ArchRuleDefinition.Types()
        .That().Are(InNamespace(lower))
        .Should().NotDependOnAny(InNamespace(upper));

    /// <summary>No type has a name that says nothing.</summary>
    public static IArchRule NamesSaySomething(string space) => ArchRuleDefinition.Types()
        .That().Are(InNamespace(space))
        .Should().NotHaveNameMatching(@"(Helpers?|Utils?|Utility|Utilities|Manager|Base)(`\d+)?$");

    /// <summary>What breaks a rule.</summary>
    public static IEnumerable<string> Violations(this IArchRule rule, ArchUnitNET.Domain.Architecture architecture) =>
        rule.Evaluate(architecture).Where(result => !result.Passed).Select(result => result.Description);

    static IObjectProvider<IType> InNamespace(string space) => ArchRuleDefinition.Types()
        .That().ResideInNamespaceMatching($"^{space.Replace(".", @"\.", StringComparison.Ordinal)}($|\\.)")
        .As(space);
}

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MonteCarloRisk.Architecture.Code;

/// <summary>A method that an assembly calls and another assembly holds.</summary>
/// <param name="Type">Full name of the type that declares it, without type arguments.</param>
/// <param name="Name">Its name.</param>
readonly record struct CalledMethod(string Type, string Name);

/// <summary>What the metadata of a compiled assembly refers to. Unlike dependencies between types, optimisation hides none of it that is used.</summary>
/// <param name="Name">Name of the assembly.</param>
/// <param name="Assemblies">Names of the assemblies that it refers to.</param>
/// <param name="Types">Full names of the types of other assemblies that it refers to.</param>
/// <param name="Methods">Methods of other assemblies that it calls.</param>
sealed record AssemblyFile(string Name, IReadOnlyList<string> Assemblies, IReadOnlyList<string> Types, IReadOnlyList<CalledMethod> Methods)
{
    /// <summary>The product's assemblies, as they were built for the tests.</summary>
    public static IReadOnlyList<AssemblyFile> Product { get; } =
        [.. Layers.Projects.Select(project => Read(Path.Combine(AppContext.BaseDirectory, $"{(project == "MonteCarloRisk.Cli" ? "mcrisk" : project)}.dll")))];

    /// <summary>The assembly of these tests, which breaks the rules on purpose.</summary>
    public static AssemblyFile Violating { get; } = Read(typeof(AssemblyFile).Assembly.Location);

    /// <summary>The name of its project.</summary>
    public string Project => Name == "mcrisk" ? "MonteCarloRisk.Cli" : Name;

    public static AssemblyFile Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        return new AssemblyFile(
            reader.GetString(reader.GetAssemblyDefinition().Name),
            [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))],
            [.. reader.TypeReferences.Select(handle => FullName(reader, handle))],
            [.. reader.MemberReferences.Select(reader.GetMemberReference).Where(member => member.GetKind() == MemberReferenceKind.Method)
                .Select(member => new CalledMethod(Parent(reader, member.Parent), reader.GetString(member.Name))).Where(method => method.Type.Length > 0)]);
    }

    // The type that declares a method: a type of another assembly, or a generic one of it; empty for the assembly's own.
    static string Parent(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference) return FullName(reader, (TypeReferenceHandle)parent);
        if (parent.Kind != HandleKind.TypeSpecification) return string.Empty;
        BlobReader signature = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return string.Empty;
        signature.ReadCompressedInteger();
        EntityHandle generic = signature.ReadTypeHandle();
        return generic.Kind == HandleKind.TypeReference ? FullName(reader, (TypeReferenceHandle)generic) : string.Empty;
    }

    static string FullName(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{FullName(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using MonteCarloRisk.Ptx.Execution;

namespace MonteCarloRisk.Ptx.Parsing;

/// <summary>Reads the entry point of a PTX text: the subset that the kernels here use. What it does not know is an error that names it.</summary>
public sealed partial class PtxParser
{
    private const int ParameterAlignment = 8;

    private readonly Dictionary<string, PtxParameter> parameters = [];
    private readonly Dictionary<string, int> registers = [];
    private readonly Dictionary<int, ulong> constants = [];
    private readonly Dictionary<string, int> labels = [];
    private int parameterBytes;

    private PtxParser()
    {
    }

    /// <summary>Reads the one entry point of a text.</summary>
    /// <exception cref="NotSupportedException">The text has something beyond the subset.</exception>
    public static PtxKernel Parse(string text)
    {
        Match entry = Entry().Match(text);
        if (!entry.Success) throw new NotSupportedException("the text has no entry point");
        return new PtxParser().Read(entry.Groups["parameters"].Value, entry.Groups["body"].Value);
    }

    private PtxKernel Read(string header, string body)
    {
        foreach (string declaration in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) Declare(declaration);
        string[] statements = [.. Statements(body)];
        int next = 0;
        foreach (string statement in statements)
        {
            if (Label().Match(statement) is { Success: true } label) labels.Add(label.Groups[1].Value, next);
            else next++;
        }

        PtxInstruction[] instructions = [.. statements.Where(statement => !Label().IsMatch(statement)).Select(ReadInstruction)];
        var place = new PtxPlace(RegisterIndex("%ctaid.x"), RegisterIndex("%ntid.x"), RegisterIndex("%tid.x"));
        ulong[] first = [.. Enumerable.Range(0, registers.Count).Select(index => constants.GetValueOrDefault(index))];
        return new PtxKernel([.. parameters.Values], parameterBytes, first, place, instructions);
    }

    private void Declare(string declaration)
    {
        Match match = Parameter().Match(declaration);
        if (!match.Success) throw Unknown(declaration);
        int elementBytes = int.Parse(match.Groups["bits"].Value, CultureInfo.InvariantCulture) / 8;
        int count = match.Groups["count"].Success ? int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) : 1;
        var parameter = new PtxParameter(match.Groups["name"].Value, parameterBytes, elementBytes * count);
        parameters.Add(parameter.Name, parameter);
        parameterBytes += (parameter.Bytes + ParameterAlignment - 1) / ParameterAlignment * ParameterAlignment;
    }

    private static IEnumerable<string> Statements(string body)
    {
        foreach (string line in body.Split('\n'))
        {
            string statement = line.Split("//")[0].Trim();
            if (statement is "" or "{" or "}" || statement.StartsWith(".reg ", StringComparison.Ordinal)) continue;
            yield return statement.TrimEnd(';').TrimEnd();
        }
    }

    private PtxInstruction ReadInstruction(string statement)
    {
        Match match = Instruction().Match(statement);
        if (!match.Success) throw Unknown(statement);
        string mnemonic = match.Groups["mnemonic"].Value;
        string list = match.Groups["operands"].Value.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        PtxOperand[] operands = [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadOperand)];
        int guard = match.Groups["guard"].Success ? RegisterIndex(match.Groups["guard"].Value) : -1;
        bool isBranch = mnemonic is "bra" or "bra.uni" or "ret";
        PtxOperandKind other = isBranch ? PtxOperandKind.Label : mnemonic.StartsWith("ld.param", StringComparison.Ordinal) ? PtxOperandKind.Parameter : PtxOperandKind.Register;
        if (operands.Any(operand => operand.Kind != PtxOperandKind.Register && operand.Kind != other)) throw Unknown(statement);
        PtxOperation? operation = isBranch ? null : PtxOperations.Of(mnemonic) ?? throw Unknown(statement);
        PtxInstructionClass kind = isBranch
            ? guard < 0 && mnemonic != "ret" ? PtxInstructionClass.Free : PtxInstructionClass.Branch
            : PtxOperations.ClassOf(mnemonic);
        return new PtxInstruction(mnemonic, operands, guard, match.Groups["negated"].Length > 0, operation, kind);
    }

    private PtxOperand ReadOperand(string text)
    {
        if (Address().Match(text) is { Success: true } address)
        {
            string place = address.Groups["place"].Value;
            ulong offset = address.Groups["offset"].Success ? (ulong)long.Parse(address.Groups["offset"].Value, CultureInfo.InvariantCulture) : 0;
            return place[0] == '%'
                ? new PtxOperand(PtxOperandKind.Register, RegisterIndex(place), offset)
                : new PtxOperand(PtxOperandKind.Parameter, parameters[place].Offset + (int)offset);
        }

        return text switch
        {
            "%ctaid.x" or "%ntid.x" or "%tid.x" => new PtxOperand(PtxOperandKind.Register, RegisterIndex(text)),
            _ when Register().IsMatch(text) => new PtxOperand(PtxOperandKind.Register, RegisterIndex(text)),
            _ when labels.TryGetValue(text, out int target) => new PtxOperand(PtxOperandKind.Label, target),
            _ when text.StartsWith("0f", StringComparison.Ordinal) || text.StartsWith("0d", StringComparison.Ordinal) =>
                Constant(text, ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) => Constant(text, (ulong)value),
            _ when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) => Constant(text, value),
            _ => throw Unknown(text),
        };
    }

    private PtxOperand Constant(string text, ulong bits)
    {
        int index = RegisterIndex(text);
        constants[index] = bits;
        return new PtxOperand(PtxOperandKind.Register, index);
    }

    private int RegisterIndex(string name)
    {
        if (!registers.TryGetValue(name, out int index))
        {
            index = registers.Count;
            registers.Add(name, index);
        }

        return index;
    }

    private static NotSupportedException Unknown(string text) => new($"\"{text}\" is not in the subset of PTX that is known here");

    [GeneratedRegex(@"^\s*\.visible\s+\.entry\s+\w+\s*\((?<parameters>[^)]*)\)\s*\{(?<body>.*?)^\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\.param\s+(\.align\s+\d+\s+)?\.[bsuf](?<bits>\d+)\s+(?<name>\w+)(\[(?<count>\d+)\])?$")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(\w+):$")]
    private static partial Regex Label();

    [GeneratedRegex(@"^(@(?<negated>!?)(?<guard>%p\d+)\s+)?(?<mnemonic>[a-z][\w.]*)(\s+(?<operands>.*))?$")]
    private static partial Regex Instruction();

    [GeneratedRegex(@"^\[(?<place>%?\w+)(\+(?<offset>-?\d+))?\]$")]
    private static partial Regex Address();

    [GeneratedRegex(@"^%[a-z]+\d+$")]
    private static partial Regex Register();
}

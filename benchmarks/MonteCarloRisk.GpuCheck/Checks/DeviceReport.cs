using System.Runtime.InteropServices;
using MonteCarloRisk.GpuCheck.Floors;
using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.GpuCheck.Checks;

/// <summary>The report on every device of a kind.</summary>
static class DeviceReport
{
    /// <summary>Checks the devices and prints their tables.</summary>
    /// <param name="kind">One of <see cref="DeviceKinds.Names"/>.</param>
    /// <param name="file">Where the report is written too; may be null.</param>
    /// <param name="output">Takes the report.</param>
    /// <param name="error">Told each row as soon as it is there, since a driver may end the process.</param>
    /// <returns>Whether there is a device, and every bit is equal on all of them.</returns>
    public static bool Write(string kind, FileInfo? file, TextWriter output, TextWriter error)
    {
        IReadOnlyList<AcceleratorBackend> devices = DeviceKinds.Open(kind);
        if (devices.Count == 0)
        {
            error.WriteLine($"this machine has no {kind} device");
            return false;
        }

        using CpuBackend reference = CpuBackend.Widest();
        List<string> lines = [];
        bool areEqual = true;
        foreach (AcceleratorBackend device in devices)
        {
            using (device)
            {
                var rows = new List<CheckRow>();
                foreach (CheckRow row in new DeviceCheck(device, reference, DeviceKinds.ComparedPaths(kind), DeviceKinds.TimedPaths(kind, device)).Rows())
                {
                    error.WriteLine($"{device.Name}: {string.Join(' ', CheckTable.Cells(row)).TrimEnd()}");
                    rows.Add(row);
                }

                areEqual &= rows.TrueForAll(row => row.Bits.AreEqual);
                lines.AddRange([$"# {DeviceKinds.Describe(device)}", "", Preface(device, reference), "", .. CheckTable.Lines(rows), ""]);
            }
        }

        lines.Add($"Instructions: {IssuedInstructions.Method}. Floor: time to issue them at multiprocessors x 128 lanes x peak clock; double precision cannot reach it.");
        lines.Add(areEqual ? "All bits are equal." : "Bits differ, or a program failed.");
        foreach (string line in lines) output.WriteLine(line);
        if (file is not null) File.WriteAllLines(file.FullName, lines);
        return areEqual;
    }

    private static string Preface(AcceleratorBackend device, CpuBackend reference) =>
        $"Against {reference.Name} with {reference.Concurrency} threads; {device.Concurrency} blocks in flight; {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}; medians.";
}

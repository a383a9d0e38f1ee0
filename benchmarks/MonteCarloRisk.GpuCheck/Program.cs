using System.CommandLine;
using MonteCarloRisk.GpuCheck;
using MonteCarloRisk.GpuCheck.Checks;

var backend = new Option<string>("--backend") { Description = "Kind of the devices.", DefaultValueFactory = _ => DeviceKinds.Cuda };
backend.AcceptOnlyFromAmong([.. DeviceKinds.Names]);
var file = new Option<FileInfo?>("--file") { Description = "Also write the table to this Markdown file." };
var fingerprints = new Command("fingerprints", "Print the fingerprints that the tests pin, from the scalar reference.");
fingerprints.SetAction(_ => Fingerprints.Write(Console.Out));
var root = new RootCommand("Compares the bits of every program on the devices of a kind with those of the wide CPU, and times its kernels against their instruction floor.")
{
    backend,
    file,
    fingerprints,
};
root.SetAction(parsed => DeviceReport.Write(parsed.GetValue(backend)!, parsed.GetValue(file), Console.Out, Console.Error) ? 0 : 1);
return root.Parse(args).Invoke();

using System.Globalization;
using BenchmarkDotNet.Running;
using Surveys.Benchmarks;

switch (args)
{
    case ["pictures", var folder]:
        ReportPictures.Write(folder);
        return 0;
    case ["utility"]:
        return Utility.Print() ? 0 : 1;
    case ["reports"]:
        return ReportCosts.Print() ? 0 : 1;
    case ["starts", var rounds, .. var packages]:
        await StartCosts.PrintAsync(
            int.Parse(rounds, CultureInfo.InvariantCulture),
            [.. packages.Select(package => package.Split('=')).Select(package => (package[0], package[1]))]);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ReleaseBenchmarks).Assembly).Run(args);
        return 0;
}

using BenchmarkDotNet.Running;
using Surveys.Benchmarks;

switch (args)
{
    case ["pictures", var folder]:
        ReportPictures.Write(folder);
        return 0;
    case ["reports"]:
        return ReportCosts.Print() ? 0 : 1;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ReleaseBenchmarks).Assembly).Run(args);
        return 0;
}

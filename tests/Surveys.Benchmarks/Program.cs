using BenchmarkDotNet.Running;
using Surveys.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(ReleaseBenchmarks).Assembly).Run(args);

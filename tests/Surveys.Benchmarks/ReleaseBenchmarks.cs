using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Surveys.Tallies;

namespace Surveys.Benchmarks;

/// <summary>
/// From the stored responses of the demo campaign to its releases, on one thread: wall time is CPU time. Each ratio is to the counting of
/// all responses in the same run.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(Columns))]
public class ReleaseBenchmarks
{
    private static readonly DemoCampaign Campaign = new();
    private static readonly int Responses = Campaign.Sessions.Sum(session => session.Responses.Count);
    private readonly DemoCampaign campaign = Campaign;
    private readonly IReadOnlyList<SchoolTallies> schools = Campaign.Count();

    /// <summary>All tallies from raw responses, pairing included.</summary>
    [Benchmark(Baseline = true)]
    public int CountAllResponses() => campaign.Count().Count;

    /// <summary>Every release of the campaign from its tallies, with nothing published before.</summary>
    [Benchmark]
    public int MakeAllReleases() => new DemoReleases(campaign, schools).All.Count();

    private sealed class Columns : ManualConfig
    {
        public Columns() => AddColumn(new ResponsesPerSecond());
    }

    /// <summary>Responses of the campaign that go through in a second.</summary>
    private sealed class ResponsesPerSecond : IColumn
    {
        public string Id => nameof(ResponsesPerSecond);

        public string ColumnName => "Responses/s";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => $"The campaign's {Responses:N0} responses over the mean time";

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
            summary[benchmarkCase]?.ResultStatistics is { } statistics
                ? (Responses / (statistics.Mean / 1e9)).ToString("N0", CultureInfo.InvariantCulture)
                : "?";

        public string GetValue(
            Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
            GetValue(summary, benchmarkCase);
    }
}

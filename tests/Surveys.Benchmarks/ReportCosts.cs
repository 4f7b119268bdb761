using System.Diagnostics;
using Surveys.Documents;
using Surveys.ReportContent;

namespace Surveys.Benchmarks;

/// <summary>
/// <c>reports</c>: renders the reports of all schools of the demo campaign on one thread, after a round to warm up, and prints what each
/// costs of CPU and bytes, and the most memory the process takes.
/// </summary>
internal static class ReportCosts
{
    private const double MegaByte = 1024 * 1024;
    private const long SizeBudget = 60 * 1024;
    private static readonly TimeSpan CpuBudget = TimeSpan.FromMilliseconds(10);

    /// <returns>Whether every report keeps its budgets of bytes, and all of them on average that of CPU.</returns>
    public static bool Print()
    {
        var reports = new DemoReports();
        var schools = reports.Schools;
        var process = Process.GetCurrentProcess();
        var most = 0L;
        var isWithin = true;
        Round(SchoolReport.Languages[0]);
        GC.Collect();
        var before = most = Memory();
        foreach (var language in SchoolReport.Languages)
        {
            var (count, largest, cpu) = Round(language);
            isWithin &= largest <= SizeBudget && cpu / count <= CpuBudget;
            var each = cpu.TotalMilliseconds / count;
            Console.WriteLine($"{language}: {count} reports, {each:N2} ms of CPU each (model and PDF), largest {largest / 1024.0:N1} KB");
        }

        var (atMost, more) = (most / MegaByte, (most - before) / MegaByte);
        Console.WriteLine($"Memory of the process while rendering: at most {atMost:N0} MB, {more:N0} MB above that before");
        return isWithin;

        (int Count, int Largest, TimeSpan Cpu) Round(string language)
        {
            var started = Cpu();
            var sizes = new List<int>();
            foreach (var school in schools)
            {
                sizes.Add(SchoolReportPdf.Render(reports.Of(school, language)).Length);
                most = Math.Max(most, Memory());
            }

            return (sizes.Count, sizes.Max(), Cpu() - started);
        }

        TimeSpan Cpu()
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }

        long Memory()
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }
}

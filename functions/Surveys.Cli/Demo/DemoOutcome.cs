using System.Text.Json;
using Surveys.App.Analyze;

namespace Surveys.Cli.Demo;

/// <param name="People">Pupils and adults in the rooms.</param>
/// <param name="Opened">Surveys that phones opened.</param>
/// <param name="Sent">Answer sheets that left a phone, repeated ones too.</param>
/// <param name="Acknowledged">Different answer sheets whose storing was acknowledged.</param>
/// <param name="Repeated">Sendings answered with "stored already".</param>
/// <param name="Late">Answer sheets that came after their session had closed.</param>
/// <param name="Forms">Answer sheets sent as a form.</param>
/// <param name="Stored">Rows of the table of responses.</param>
/// <param name="Pairs">Persons whose two sheets belong together.</param>
/// <param name="Reports">Schools with a PDF in every language.</param>
internal sealed record DemoCounts(
    int People, int Opened, int Sent, int Acknowledged, int Repeated, int Refused, int Late, int Forms,
    int Stored, int Duplicates, long Pairs, int Reports);

/// <summary>What a run of the demo came to.</summary>
/// <param name="Ledger">As the app serves it.</param>
/// <param name="Checks">Each promise by name, and whether it was kept.</param>
/// <param name="Problems">A sentence for each that was not.</param>
/// <param name="ResponsesHash">The same for every run with the same seed.</param>
/// <param name="Seconds">Of each stage, and in all.</param>
internal sealed record DemoOutcome(
    int Seed,
    Ledger Ledger,
    DemoCounts Counts,
    Dictionary<string, bool> Checks,
    IReadOnlyList<string> Problems,
    string ResponsesHash,
    Dictionary<string, double> Seconds)
{
    /// <summary>Writes it as JSON, where a file is named.</summary>
    public void Write(string? file)
    {
        if (file is not null)
        {
            File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(this, DemoJson.Readable.DemoOutcome));
        }
    }
}

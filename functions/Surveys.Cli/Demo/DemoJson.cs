using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Surveys.App.Analyze;
using Surveys.App.Campaigns;
using Surveys.App.Collect;

namespace Surveys.Cli.Demo;

/// <summary>
/// What the demo reads and writes. The app leaves out of its responses what is null, so they are read without asking for every member.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(RoleNames)],
    WriteIndented = true)]
[JsonSerializable(typeof(DemoOutcome))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(SurveyView))]
[JsonSerializable(typeof(Ledger))]
[JsonSerializable(typeof(AggregatePage))]
internal sealed partial class DemoJson : JsonSerializerContext
{
    /// <summary>Keeps ë and ç as they are.</summary>
    public static DemoJson Readable => field ??= new DemoJson(
        new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

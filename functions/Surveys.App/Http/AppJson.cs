using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Surveys.App.Analyze;
using Surveys.App.Campaigns;
using Surveys.App.Collect;
using Surveys.Storage;

namespace Surveys.App.Http;

/// <summary>Every body that comes in or goes out as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SchoolBody))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(SchoolList))]
[JsonSerializable(typeof(SessionBody))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(Progress))]
[JsonSerializable(typeof(SurveyAnswer))]
[JsonSerializable(typeof(SubmitBody))]
[JsonSerializable(typeof(SubmitAnswer))]
[JsonSerializable(typeof(Ledger))]
[JsonSerializable(typeof(AggregatePage))]
[JsonSerializable(typeof(ReportStatus))]
internal sealed partial class AppJson : JsonSerializerContext
{
    /// <summary>Keeps ë and ç as they are: JSON is never made part of a page.</summary>
    public static AppJson Readable => field ??= new AppJson(
        new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

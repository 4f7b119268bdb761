using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Surveys.App.Collect;

/// <summary>The bodies of this folder, in and out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SurveyView))]
[JsonSerializable(typeof(SubmitBody))]
[JsonSerializable(typeof(Receipt))]
internal sealed partial class CollectJson : JsonSerializerContext
{
    /// <summary>Keeps ë and ç as they are: JSON is never made part of a page.</summary>
    public static CollectJson Readable => field ??= new CollectJson(
        new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Surveys.Campaigns;

namespace Surveys.App.Campaigns;

/// <summary>The bodies of this folder, in and out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    Converters = [typeof(RoleNames)],
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SchoolBody))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(SchoolList))]
[JsonSerializable(typeof(SessionBody))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(Progress))]
internal sealed partial class CampaignsJson : JsonSerializerContext
{
    /// <summary>Keeps ë and ç as they are: JSON is never made part of a page.</summary>
    public static CampaignsJson Readable => field ??= new CampaignsJson(
        new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>Roles as the properties of a headcount's adults. One that is not known is refused as any other unknown property.</summary>
public sealed class RoleNames : JsonConverter<AdultRole>
{
    private const string Place = "$.headcount.adults.";

    public override AdultRole Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadAsPropertyName(ref reader, typeToConvert, options);

    public override AdultRole ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AdultRoles.OfField(reader.GetString())
        ?? throw new JsonException(
            $"There is no role '{reader.GetString()}'.", Place + reader.GetString(), lineNumber: null, bytePositionInLine: null);

    public override void Write(Utf8JsonWriter writer, AdultRole value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Field());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, AdultRole value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Field());
}

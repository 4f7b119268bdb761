using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Surveys.Languages;

/// <summary>
/// A section of a language's file is read as strictly as a questionnaire: nothing missing, nothing unknown, nothing twice.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    AllowDuplicateProperties = false,
    ReadCommentHandling = JsonCommentHandling.Disallow)]
[JsonSerializable(typeof(PageWords))]
[JsonSerializable(typeof(ImmutableDictionary<string, string>), TypeInfoPropertyName = "Names")]
[JsonSerializable(typeof(ImmutableDictionary<string, QuestionnaireTexts>), TypeInfoPropertyName = "Questionnaires")]
[JsonSerializable(typeof(TextFormat))]
[JsonSerializable(typeof(StaffWords))]
[JsonSerializable(typeof(ReportWords))]
[JsonSerializable(typeof(NationalWords))]
[JsonSerializable(typeof(LetterWords))]
[JsonSerializable(typeof(PosterWords))]
[JsonSerializable(typeof(LinkWords))]
internal sealed partial class LanguageJson : JsonSerializerContext;

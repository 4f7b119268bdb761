using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Surveys.Questionnaires;

namespace Surveys.Languages;

/// <summary>
/// The file of a language: a name, then sections. Where each section lies is found at once, its words are read when they are asked for:
/// of a cold native process the first page takes 0.8 ms so, with the whole file 2.2.
/// </summary>
internal sealed class LanguageFile
{
    public const string Report = "report";
    public const string Staff = "staff";

    private static readonly string[] Head = ["$schema", "language", "name"];
    private static readonly string[] ForEverybody = ["pages", "pictures", "questionnaires"];

    /// <summary>Found together or not at all: whoever gets reports gets letters and posters.</summary>
    private static readonly string[] ForSchools = ["format", Report, "national", "letter", "poster", "links"];

    private readonly CatalogFile file;
    private readonly Dictionary<string, Range> sections = [];

    public LanguageFile(CatalogFile file)
    {
        this.file = file;
        try
        {
            Find();
        }
        catch (JsonException e)
        {
            throw Wrong(e);
        }

        var wanted = ForSchools.Append(Staff).Any(Has) ? [.. ForEverybody, .. ForSchools] : ForEverybody;
        if (wanted.FirstOrDefault(section => !Has(section)) is { } missing)
        {
            throw new CatalogException(file.Name, "$", $"the section '{missing}' is missing");
        }

        if (sections.Keys.Except([.. Head, .. ForEverybody, .. ForSchools, Staff]).FirstOrDefault() is { } surplus)
        {
            throw new CatalogException(file.Name, "$", $"'{surplus}' is no section");
        }
    }

    public bool Has(string section) => sections.ContainsKey(section);

    public T Read<T>(string section, JsonTypeInfo<T> type)
    {
        if (!sections.TryGetValue(section, out var range))
        {
            throw new CatalogException(file.Name, "$", $"the section '{section}' is missing");
        }

        try
        {
            return JsonSerializer.Deserialize(file.Content.Span[range], type)!;
        }
        catch (JsonException e)
        {
            throw Wrong(e, $"$.{section}", range.Start.Value);
        }
    }

    /// <summary>The name of the language, which stands at the head of the file after its code: the rest is not read for it.</summary>
    public static string NameIn(CatalogFile file)
    {
        try
        {
            var isNamed = false;
            var reader = new Utf8JsonReader(file.Content.Span);
            Open(file, ref reader);
            while (reader.Read()
                && reader.TokenType == JsonTokenType.PropertyName
                && reader.GetString() is { } member
                && Head.Contains(member))
            {
                reader.Read();
                var text = reader.TokenType == JsonTokenType.String
                    ? reader.GetString()!
                    : throw new CatalogException(file.Name, $"$.{member}", "this is a text");
                if (member == "name" && isNamed)
                {
                    return text;
                }

                isNamed = member == "language";
                if (isNamed && text != Path.GetFileNameWithoutExtension(file.Name))
                {
                    throw new CatalogException(file.Name, "$.language", $"the file is not named after '{text}'");
                }
            }

            throw new CatalogException(file.Name, "$", "a file begins with 'language' and 'name'");
        }
        catch (JsonException e)
        {
            throw Wrong(file, e, "$", 0);
        }
    }

    private void Find()
    {
        var reader = new Utf8JsonReader(file.Content.Span);
        Open(file, ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            while (true)
            {
                // The serializer lets a null pass that is a value of a dictionary or of a list.
                if (reader.TokenType == JsonTokenType.Null)
                {
                    throw new CatalogException(file.Name, $"$.{name} (line {Line((int)reader.TokenStartIndex)})", "a text cannot be null");
                }

                if (reader.CurrentDepth == 1 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
                {
                    break;
                }

                reader.Read();
            }

            if (!sections.TryAdd(name, start..(int)reader.BytesConsumed))
            {
                throw new CatalogException(file.Name, $"$.{name} (line {Line(start)})", "this section is there twice");
            }
        }

        // Throws where something follows.
        reader.Read();
    }

    private static void Open(CatalogFile file, ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new CatalogException(file.Name, "$", "a file of texts is an object");
        }
    }

    private int Line(int at) => file.Content.Span[..at].Count((byte)'\n') + 1;

    private CatalogException Wrong(JsonException e, string section = "$", int start = 0) => Wrong(file, e, section, Line(start) - 1);

    private static CatalogException Wrong(CatalogFile file, JsonException e, string section, int linesBefore) => new(
        file.Name,
        $"{section}{e.Path?[1..]} (line {linesBefore + e.LineNumber + 1})",
        e.Message.Split(" Path:")[0]);
}

namespace Surveys.Documents;

/// <summary>What the web twin says of itself in one language. All that it says of a school or the campaign is in the report.</summary>
/// <param name="LanguageName">The language's own name.</param>
/// <param name="Forms">Names the links to the other forms of the report.</param>
/// <param name="Chart">Heads the column of charts.</param>
/// <param name="Subject">Heads the column of questions and groups.</param>
/// <param name="Share">Heads the column of shares.</param>
internal sealed record WebWords(string LanguageName, string Forms, string Subject, string Chart, string Option, string Share)
{
    private static readonly WebWords Albanian = new(
        "Shqip", "Forma të tjera të raportit", "Çfarë", "Grafiku", "Përgjigjja", "Pjesa");

    private static readonly WebWords English = new(
        "English", "Other forms of the report", "What", "Chart", "Answer", "Share");

    public static WebWords For(string language) => language == "en" ? English : Albanian;
}

using Microsoft.Extensions.Options;

namespace Surveys.App.Settings;

/// <summary>What is wrong with the settings, for the person who set them.</summary>
public static class SettingProblems
{
    private const string Start = "The setting ";

    /// <summary>
    /// Checks every setting now. The host does so as well when it starts, but it logs what was thrown, with its stack, before anybody
    /// can say it in a sentence.
    /// </summary>
    /// <exception cref="Exception">One of those that <see cref="Of"/> puts into words.</exception>
    public static void Check(IServiceProvider services) => services.GetRequiredService<IStartupValidator>().Validate();

    /// <summary>A sentence for each setting that is missing or cannot be used; null where the fault is another.</summary>
    /// <param name="fault">What starting the app, or reading its options, threw.</param>
    public static string? Of(Exception fault) => fault switch
    {
        OptionsValidationException invalid => Lines(invalid.Failures),
        AggregateException several when several.InnerExceptions.All(inner => Of(inner) is not null) =>
            Lines(several.InnerExceptions.Select(Of)),

        // The binder names the setting and the type, and never shows what a text holds that it could bind.
        InvalidOperationException { InnerException: FormatException or OverflowException or ArgumentException } unreadable =>
            unreadable.Message,
        _ => null,
    };

    /// <remarks>
    /// The framework's validators begin with the name of the property. Our sentences name it as the operator knows it.
    /// </remarks>
    private static string Lines(IEnumerable<string?> sentences) =>
        string.Join(
            Environment.NewLine, sentences.Select(sentence => sentence?[Math.Max(0, sentence.IndexOf(Start, StringComparison.Ordinal))..]));
}

namespace Surveys.Languages;

/// <summary>Why the link of a report shows none.</summary>
public sealed record LinkWords
{
    public required Message NotValid { get; init; }

    /// <summary>{0} the last day on which it opened.</summary>
    public required Message Expired { get; init; }

    public required Message NoReportYet { get; init; }

    /// <summary>{0} the languages there are.</summary>
    public required Message NoSuchLanguage { get; init; }
}

/// <summary>What a page says that has nothing else to show.</summary>
public sealed record Message(string Title, string Text);

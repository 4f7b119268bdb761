namespace Surveys.Languages;

/// <summary>Why there is no report: what a browser shows, and what an archive says in its place.</summary>
public sealed record LinkWords
{
    public required Message NotValid { get; init; }

    /// <summary>{0} the last day on which it opened.</summary>
    public required Message Expired { get; init; }

    public required Message NoReportYet { get; init; }

    /// <summary>The name of a text file in an archive, and what stands above the names of the schools.</summary>
    public required Message MissingReports { get; init; }

    /// <summary>{0} the languages there are.</summary>
    public required Message NoSuchLanguage { get; init; }
}

/// <summary>What a page says that has nothing else to show.</summary>
public sealed record Message(string Title, string Text);

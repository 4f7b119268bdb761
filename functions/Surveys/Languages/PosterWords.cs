namespace Surveys.Languages;

/// <summary>The words of the poster, for pupils from nine years on.</summary>
public sealed record PosterWords
{
    public required string Title { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }

    public required string Scan { get; init; }

    public required string OrType { get; init; }

    public required string Promise { get; init; }

    public required string SamePhone { get; init; }

    public required string Worried { get; init; }

    public required string Call { get; init; }
}

using System.Collections.Immutable;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>A release while it is written, questionnaire by questionnaire.</summary>
internal sealed class ReleaseDraft(Scope scope)
{
    private long? pre;
    private long? post;
    private long? pairs;

    public Scope Scope => scope;

    public ImmutableArray<Figure>.Builder Figures { get; } = ImmutableArray.CreateBuilder<Figure>();

    public ImmutableArray<Suppression>.Builder Suppressions { get; } = ImmutableArray.CreateBuilder<Suppression>();

    /// <summary>Adds the answers and pairs of one questionnaire; null where they are withheld.</summary>
    public void Count(long? answersPre, long? answersPost, long? paired)
    {
        pre = Sum(pre, answersPre);
        post = Sum(post, answersPost);
        pairs = Sum(pairs, paired);

        static long? Sum(long? a, long? b) => a is null ? b : b is null ? a : a + b;
    }

    public Release Finish(int version, DateTimeOffset hour) =>
        new(scope, version, hour, Published(pre), Published(post), Published(pairs), Figures.ToImmutable(), Suppressions.ToImmutable());

    private static int? Published(long? n) => n is { } number ? Coarse.Base(number) : null;
}

using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>Writes what is shown of one questionnaire into the releases of all scopes.</summary>
internal sealed class QuestionnaireWriter(
    TallyLayout layout, ImmutableArray<Stage> stages, ImmutableArray<Cell> cells, DisclosureRules rules, Func<Scope, ReleaseDraft> draftOf)
{
    public void Write(IReadOnlyList<Holding> holdings)
    {
        WriteScope(holdings, ScopeKind.Nation, draftOf(Scope.Nation));
        foreach (var region in holdings.GroupBy(holding => holding.School.Region, StringComparer.Ordinal))
        {
            WriteScope([.. region], ScopeKind.Region, draftOf(Scope.OfRegion(region.Key)));
        }

        foreach (var holding in holdings)
        {
            WriteSchool(holding, draftOf(Scope.OfSchool(holding.School.Id)));
        }
    }

    private void WriteSchool(Holding holding, ReleaseDraft draft)
    {
        var whole = new ScopeSum(layout, cells, rules, ScopeKind.School, [holding.Shown(ScopeKind.School)]);
        WriteUndivided(whole, draft);
        for (var stage = 1; stage < stages.Length; stage++)
        {
            if (stages[stage].Lowest != ScopeKind.School)
            {
                continue;
            }

            var slice = stages[stage].Shown[0];
            Figures(whole, slice, layout.Slices[slice].By, layout.Slices[slice].Group, draft);
            if (holding.Others(stage) is { } others)
            {
                // Whom the group is set against. Nothing is withheld twice: without the group there are no others.
                var unused = new ReleaseDraft(draft.Scope);
                var rest = new ScopeSum(layout, cells, rules, ScopeKind.School, [AsOneSession(others)]);
                Figures(rest, 0, layout.Slices[slice].By, Figure.Others, unused);
                var shown = draft.Figures.Where(figure => figure.By == layout.Slices[slice].By).Select(Place).ToHashSet();
                draft.Figures.AddRange(unused.Figures.Where(figure => shown.Contains(Place(figure))));
            }
        }

        // Of two groups, one change may rest on pairs and the other on coded shares.
        static (QuestionnaireId, Basis?, string, string) Place(Figure figure) =>
            (figure.Questionnaire, figure.Verdict is null ? figure.Basis : null, figure.Item, figure.Option);
    }

    private void WriteScope(IReadOnlyList<Holding> holdings, ScopeKind level, ReleaseDraft draft)
    {
        var entered = new ScopeSum(layout, cells, rules, level, holdings.Select(holding => holding.Everybody(Stage.Everybody, level)));
        var whole = new ScopeSum(layout, cells, rules, level, holdings.Select(holding => holding.Shown(level)), entered);
        WriteUndivided(whole, draft);
        var shown = stages.Where(stage => stage.IsTotal && level >= stage.Lowest).SelectMany(stage => stage.Shown);
        foreach (var slice in shown.Where(slice => slice != 0))
        {
            var (by, group) = Names(layout.Slices[slice]);
            Figures(whole, slice, by, group, draft);
        }

        WriteByPlace(Figure.Level, school => school.Level.ToString());
        WriteByPlace(Figure.Area, school => school.Area.ToString());
        if (level == ScopeKind.Nation)
        {
            WriteByPlace($"{Figure.Level}+{Figure.Area}", school => $"{school.Level}+{school.Area}");
        }

        void WriteByPlace(string by, Func<School, string> groupOf)
        {
            var groups = holdings.GroupBy(holding => groupOf(holding.School)).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, Sum: new ScopeSum(
                    layout, cells, rules, level, group.Select(holding => holding.Everybody(Stage.Places, level)), whole)))
                .ToList();
            foreach (var (group, sum) in groups)
            {
                sum.Siblings = [.. groups.Select(other => other.Sum)];
                Figures(sum, 0, by, group, draft);
            }
        }
    }

    private void WriteUndivided(ScopeSum sum, ReleaseDraft draft)
    {
        draft.Count(Count(CellKind.Answers, Phase.Pre), Count(CellKind.Answers, Phase.Post), Count(CellKind.Pairs, Phase.Post));
        Figures(sum, 0, "", "", draft);

        long? Count(CellKind kind, Phase phase)
        {
            var cell = cells.First(cell => cell.Kind == kind && cell.Phase == phase);
            return sum.Withheld(cell, 0) is null ? sum.Base(cell, 0) : null;
        }
    }

    private void Figures(ScopeSum sum, int slice, string by, string group, ReleaseDraft draft) =>
        new FigureWriter(sum, slice, by, group, cells, rules, draft).Write();

    /// <summary>The sums over sessions do not follow by subtraction: what is left speaks with its persons as units.</summary>
    private long[] AsOneSession(long[] sums)
    {
        foreach (var cell in cells)
        {
            var length = cell.Kind switch
            {
                CellKind.Score => 1,
                CellKind.PairedScore => 3,
                CellKind.PairedItem => 1,
                _ => 0,
            };
            for (var i = 0; i < length; i++)
            {
                var start = cell.Start + i * TallyLayout.ClusteredLength;
                sums[start + 3] = sums[start] > 0 ? 1 : 0;
            }
        }

        return sums;
    }

    private static (string By, string Group) Names(Slice slice) => slice.Depth < 2
        ? (slice.By, slice.Group)
        : ($"{slice.By}+{slice.By2}", $"{slice.Group}+{slice.Group2}");
}

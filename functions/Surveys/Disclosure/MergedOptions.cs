using System.Collections.Immutable;
using Surveys.Questionnaires;

namespace Surveys.Disclosure;

/// <summary>
/// The two counts that stand for an item's options where those would narrow a count (rule 5): right and not right,
/// or the upper part of a scale and the rest.
/// </summary>
public static class MergedOptions
{
    /// <summary>The names of the two counts.</summary>
    public static ImmutableArray<string> Cells(Item item) =>
        item.Kind == ItemKind.Knowledge ? [Counts.Right, Counts.NotRight] : [Counts.Upper, Counts.Rest];

    /// <summary>The two sums of the counts of options.</summary>
    internal static int[] Sums(Knowledge knowledge, Item item, int[] options) =>
    [
        knowledge.AddSum([.. options.Where((_, i) => IsFirst(item, i))]),
        knowledge.AddSum([.. options.Where((_, i) => !IsFirst(item, i))]),
    ];

    /// <summary>
    /// Whether an option belongs to the first of the two. The upper part of a scale is its steps above the middle one: two of five, one of
    /// three.
    /// </summary>
    public static bool IsFirst(Item item, int option)
    {
        if (item.Kind == ItemKind.Knowledge)
        {
            return option == item.Right;
        }

        var steps = item.Options.Count(id => !Item.Unscored.Contains(id));
        return item.Score(option) is { } score && 2 * score > steps - 1;
    }
}

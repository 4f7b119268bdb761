using System.Collections.Immutable;
using Surveys.Campaigns;

namespace Surveys.Questionnaires;

/// <summary>What an item measures.</summary>
public enum ItemKind
{
    /// <summary>One option is right. The number of right answers is the knowledge score.</summary>
    Knowledge,

    /// <summary>Options in order from least to most; scored 0, 1, 2 …</summary>
    Scale,

    /// <summary>Who answers: gender, grade band, role. Releases may be broken down by it.</summary>
    Demographic,
}

/// <summary>One question with its closed options. Exactly one option is chosen, or none: every item can be left out.</summary>
/// <param name="Id">Unique in its questionnaire; letters and digits.</param>
/// <param name="Topic">The topic of the session the item belongs to; empty for demographics.</param>
/// <param name="Options">Two to eight option ids in the order of the page.</param>
/// <param name="Right">The index of the right option of a knowledge item; otherwise null.</param>
public sealed record Item(
    string Id,
    string Topic,
    ItemKind Kind,
    ImmutableArray<Phase> Phases,
    ImmutableArray<string> Options,
    int? Right)
{
    /// <summary>Options that are an answer but have no place on a scale.</summary>
    public static ImmutableArray<string> Unscored { get; } = ["dontKnow", "preferNotToSay"];

    public bool IsAskedIn(Phase phase) => Phases.Contains(phase);

    /// <summary>The value of an option: 1 or 0 for a knowledge item, its place from 0 for a scale, null where there is none.</summary>
    public int? Score(int option) => Kind switch
    {
        ItemKind.Knowledge => option == Right ? 1 : 0,
        ItemKind.Scale when !Unscored.Contains(Options[option]) => option,
        _ => null,
    };
}

/// <summary>A published questionnaire: the items of one audience in the order of the page.</summary>
public sealed record Questionnaire(QuestionnaireId Id, ImmutableArray<Item> Items)
{
    public IEnumerable<Item> KnowledgeItems => Items.Where(item => item.Kind == ItemKind.Knowledge);

    public IEnumerable<Item> Demographics => Items.Where(item => item.Kind == ItemKind.Demographic);

    public IEnumerable<Item> ItemsIn(Phase phase) => Items.Where(item => item.IsAskedIn(phase));

    /// <summary>The place of an item, or −1.</summary>
    public int IndexOf(string itemId)
    {
        for (var i = 0; i < Items.Length; i++)
        {
            if (Items[i].Id == itemId)
            {
                return i;
            }
        }

        return -1;
    }
}

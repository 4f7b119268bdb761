using Surveys.Campaigns;
using Surveys.Questionnaires;

namespace Surveys.Responses;

/// <summary>Why answers were refused: the item at fault and a sentence a person understands.</summary>
public sealed record AnswerError(string Item, string Problem);

/// <summary>
/// One person's answers to one phase of one questionnaire: for each item the chosen option or none.
/// Two sheets are equal when the same options were chosen.
/// </summary>
public sealed class AnswerSheet : IEquatable<AnswerSheet>
{
    private const char None = '-';
    private readonly string code;

    private AnswerSheet(string code) => this.code = code;

    /// <summary>
    /// Checks answers (item id to option id) against the questionnaire. An item left out is fine;
    /// an item or option that the phase does not have is an error.
    /// </summary>
    public static Result<AnswerSheet, AnswerError> Check(
        Questionnaire questionnaire, Phase phase, IReadOnlyDictionary<string, string> answers)
    {
        var code = new char[questionnaire.Items.Length];
        Array.Fill(code, None);
        foreach (var (itemId, optionId) in answers)
        {
            var index = questionnaire.IndexOf(itemId);
            if (index < 0 || !questionnaire.Items[index].IsAskedIn(phase))
            {
                return new AnswerError(itemId, $"The questionnaire {questionnaire.Id} has no item '{itemId}' in phase {phase}.");
            }

            var option = questionnaire.Items[index].Options.IndexOf(optionId);
            if (option < 0)
            {
                return new AnswerError(itemId, $"The item '{itemId}' has no option '{optionId}'.");
            }

            code[index] = (char)('0' + option);
        }

        return new AnswerSheet(new string(code));
    }

    /// <summary>Reads the written form back.</summary>
    /// <exception cref="FormatException">The text was not written for this questionnaire.</exception>
    public static AnswerSheet Parse(Questionnaire questionnaire, string text)
    {
        if (text.Length != questionnaire.Items.Length)
        {
            throw new FormatException($"{text.Length} answers stored where {questionnaire.Id} has {questionnaire.Items.Length} items.");
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != None && (text[i] < '0' || text[i] - '0' >= questionnaire.Items[i].Options.Length))
            {
                throw new FormatException($"'{text[i]}' is not an option of '{questionnaire.Items[i].Id}' in {questionnaire.Id}.");
            }
        }

        return new AnswerSheet(text);
    }

    /// <summary>The index of the option chosen for the item at this place of the questionnaire, or null where it was left out.</summary>
    public int? this[int item] => code[item] == None ? null : code[item] - '0';

    /// <summary>These answers, with the demographics left out here filled in from another sheet of the same person.</summary>
    public AnswerSheet WithDemographicsFrom(AnswerSheet other, Questionnaire questionnaire)
    {
        var filled = code.ToCharArray();
        for (var i = 0; i < filled.Length; i++)
        {
            if (filled[i] == None && questionnaire.Items[i].Kind == ItemKind.Demographic)
            {
                filled[i] = other.code[i];
            }
        }

        return new AnswerSheet(new string(filled));
    }

    /// <summary>
    /// The number of right answers, or null where no knowledge item was answered. "Don't know" and left out are not right.
    /// </summary>
    public int? KnowledgeScore(Questionnaire questionnaire)
    {
        int right = 0, answered = 0;
        for (var i = 0; i < questionnaire.Items.Length; i++)
        {
            if (questionnaire.Items[i].Kind == ItemKind.Knowledge && this[i] is { } option)
            {
                answered++;
                right += option == questionnaire.Items[i].Right ? 1 : 0;
            }
        }

        return answered > 0 ? right : null;
    }

    /// <summary>The written form: one character per item, its option's index or <c>-</c>.</summary>
    public override string ToString() => code;

    public bool Equals(AnswerSheet? other) => other is not null && code == other.code;

    public override bool Equals(object? obj) => Equals(obj as AnswerSheet);

    public override int GetHashCode() => code.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A stored response: all there is to know of it.</summary>
/// <param name="Id">Made on the phone; names nobody.</param>
/// <param name="PairToken">The phone's token under the session's salt, or null where the phone sent none.</param>
/// <param name="PairPictures">The marks of the four pictures under the session's salt, or null where none were sent.</param>
public sealed record Response(Guid Id, Phase Phase, AnswerSheet Answers, string? PairToken = null, string? PairPictures = null);

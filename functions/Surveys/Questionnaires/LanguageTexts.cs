using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Surveys.Campaigns;
using Surveys.Responses;

namespace Surveys.Questionnaires;

/// <summary>The words of one item: the question, a short label for tables and charts, and one text per option.</summary>
public sealed record ItemTexts(string Text, string Label, ImmutableDictionary<string, string> Options);

/// <summary>The words of one questionnaire.</summary>
public sealed record QuestionnaireTexts(string Title, ImmutableDictionary<string, ItemTexts> Items);

/// <summary>Everything a pupil or another visitor reads, in one language. One file each: adding a language is adding a file.</summary>
public sealed record LanguageTexts(
    string Language,
    string Name,
    PageWords Words,
    ImmutableDictionary<string, string> Pictures,
    ImmutableDictionary<string, QuestionnaireTexts> Questionnaires)
{
    public QuestionnaireTexts this[QuestionnaireId id] => Questionnaires[id.ToString()];

    internal static LanguageTexts Read(CatalogFile file, IEnumerable<Questionnaire> questionnaires)
    {
        var content = CatalogJson.Read(file, CatalogJson.Default.TextFile);
        CheckNames("$.pictures", PairPictures.Names, content.Pictures.Keys);
        foreach (var (picture, name) in content.Pictures)
        {
            NotNull(name, $"$.pictures.{picture}");
        }

        CheckNames("$.questionnaires", questionnaires.Select(q => q.Id.ToString()), content.Questionnaires.Keys);
        foreach (var questionnaire in questionnaires)
        {
            var place = $"$.questionnaires['{questionnaire.Id}']";
            var texts = NotNull(content.Questionnaires[questionnaire.Id.ToString()], place);
            place += ".items";
            CheckNames(place, questionnaire.Items.Select(item => item.Id), texts.Items.Keys);
            foreach (var item in questionnaire.Items)
            {
                var options = NotNull(texts.Items[item.Id], $"{place}.{item.Id}").Options;
                CheckNames($"{place}.{item.Id}.options", item.Options, options.Keys);
                foreach (var (option, text) in options)
                {
                    NotNull(text, $"{place}.{item.Id}.options.{option}");
                }
            }
        }

        return new LanguageTexts(content.Language, content.Name, content.Words, content.Pictures, content.Questionnaires);

        // The nullable annotations hold for members, not for the values of a dictionary.
        T NotNull<T>(T? value, string place) where T : class =>
            value ?? throw new CatalogException(file.Name, place, "a text cannot be null");

        void CheckNames(string place, IEnumerable<string> wanted, IEnumerable<string> given)
        {
            if (wanted.Except(given).FirstOrDefault() is { } missing)
            {
                throw new CatalogException(file.Name, place, $"the text for '{missing}' is missing");
            }

            if (given.Except(wanted).FirstOrDefault() is { } surplus)
            {
                throw new CatalogException(file.Name, place, $"'{surplus}' is not in the questionnaire");
            }
        }
    }
}

internal sealed record TextFile(
    string Language,
    string Name,
    PageWords Words,
    ImmutableDictionary<string, string> Pictures,
    ImmutableDictionary<string, QuestionnaireTexts> Questionnaires)
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
}

/// <summary>The words of the pages. Each is required in each language; <c>{0}</c> stands for a number or a name.</summary>
public sealed record PageWords(
    string SiteName,
    string TitlePre,
    string TitlePost,
    string Privacy,
    string MaySkip,
    string Send,
    string ThanksTitle,
    string ThanksPre,
    string ThanksPost,
    string HelplineTitle,
    string HelplineText,
    string CallHelpline,
    string ReportOnline,
    string ClosedTitle,
    string ClosedText,
    string NotOpenTitle,
    string NotOpenText,
    string UnknownTitle,
    string UnknownText,
    string AlreadySentTitle,
    string AlreadySentText,
    string BusyTitle,
    string BusyText,
    string ErrorTitle,
    string ErrorText,
    string TypedCodeLabel,
    string TypedCodeHint,
    string TypedCodeButton,
    string TypedCodeWrong,
    string HomeTitle,
    string HomeText,
    string FiguresTitle,
    string FigureSchools,
    string FigureRegions,
    string FigureSessions,
    string FigurePupils,
    string FigureAdults,
    string FigureTarget,
    string ChooseLanguage,
    string QuestionOf,
    string Next,
    string Skip,
    string Back,
    string Listen,
    string Hide,
    string ReviewTitle,
    string Change,
    string NoAnswer,
    string SendingTitle,
    string WaitingTitle,
    string WaitingText,
    string NoRoomText,
    string ReceivedText,
    string RefusedTitle,
    string RefusedText,
    string LateTitle,
    string LateText,
    string TryAgain,
    string NextPupil,
    string NextPupilText,
    string PicturesTitle,
    string PicturesText,
    string PickTitle,
    string PickText,
    string OtherPhone,
    string OfflineTitle,
    string OfflineText,
    string LanguageFailed,
    string TooManyCodesText);

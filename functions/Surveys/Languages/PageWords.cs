namespace Surveys.Languages;

/// <summary>The words of the pages that pupils and visitors read; <c>{0}</c> stands for a number or a name.</summary>
public sealed record PageWords
{
    public required string SiteName { get; init; }

    public required string TitlePre { get; init; }

    public required string TitlePost { get; init; }

    public required string Privacy { get; init; }

    public required string MaySkip { get; init; }

    public required string Send { get; init; }

    public required string ThanksTitle { get; init; }

    public required string ThanksPre { get; init; }

    public required string ThanksPost { get; init; }

    public required string HelplineTitle { get; init; }

    public required string HelplineText { get; init; }

    public required string CallHelpline { get; init; }

    public required string ReportOnline { get; init; }

    public required string ClosedTitle { get; init; }

    public required string ClosedText { get; init; }

    public required string NotOpenTitle { get; init; }

    public required string NotOpenText { get; init; }

    public required string UnknownTitle { get; init; }

    public required string UnknownText { get; init; }

    public required string AlreadySentTitle { get; init; }

    public required string AlreadySentText { get; init; }

    public required string BusyTitle { get; init; }

    public required string BusyText { get; init; }

    public required string ErrorTitle { get; init; }

    public required string ErrorText { get; init; }

    public required string TypedCodeLabel { get; init; }

    public required string TypedCodeHint { get; init; }

    public required string TypedCodeButton { get; init; }

    public required string TypedCodeWrong { get; init; }

    public required string HomeTitle { get; init; }

    public required string HomeText { get; init; }

    public required string FiguresTitle { get; init; }

    public required string FigureSchools { get; init; }

    public required string FigureRegions { get; init; }

    public required string FigureSessions { get; init; }

    public required string FigurePupils { get; init; }

    public required string FigureAdults { get; init; }

    public required string FigureTarget { get; init; }

    public required string ChooseLanguage { get; init; }

    public required string QuestionOf { get; init; }

    public required string Next { get; init; }

    public required string Skip { get; init; }

    public required string Back { get; init; }

    public required string Listen { get; init; }

    public required string Hide { get; init; }

    public required string ReviewTitle { get; init; }

    public required string Change { get; init; }

    public required string NoAnswer { get; init; }

    public required string SendingTitle { get; init; }

    public required string WaitingTitle { get; init; }

    public required string WaitingText { get; init; }

    public required string NoRoomText { get; init; }

    public required string ReceivedText { get; init; }

    public required string RefusedTitle { get; init; }

    public required string RefusedText { get; init; }

    public required string LateTitle { get; init; }

    public required string LateText { get; init; }

    public required string TryAgain { get; init; }

    public required string NextPupil { get; init; }

    public required string NextPupilText { get; init; }

    public required string PicturesTitle { get; init; }

    public required string PicturesText { get; init; }

    public required string PickTitle { get; init; }

    public required string PickText { get; init; }

    public required string OtherPhone { get; init; }

    public required string OfflineTitle { get; init; }

    public required string OfflineText { get; init; }

    public required string LanguageFailed { get; init; }

    public required string TooManyCodesText { get; init; }
}

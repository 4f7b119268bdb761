using System.Collections.Immutable;
using Surveys.Campaigns;

namespace Surveys.Languages;

/// <summary>
/// The words of the facilitator's page; <c>{0}</c>, <c>{1}</c> stand for names and figures. The page's script reads them by the same names.
/// </summary>
public sealed record StaffWords
{
    public required string SiteName { get; init; }

    public required string ChooseLanguage { get; init; }

    public required string NeedsScript { get; init; }

    public required string SignOut { get; init; }

    public required string KeyTitle { get; init; }

    public required string KeyLabel { get; init; }

    public required string KeyHint { get; init; }

    public required string Remember { get; init; }

    public required string RememberWarning { get; init; }

    public required string SignIn { get; init; }

    public required string KeyWrong { get; init; }

    public required string NoLine { get; init; }

    public required string NotStored { get; init; }

    public required string ServerTrouble { get; init; }

    /// <summary>{0} the server's sentence.</summary>
    public required string Refused { get; init; }

    public required string NoSuchSession { get; init; }

    public required string TryAgain { get; init; }

    public required string Loading { get; init; }

    public required string ListTitle { get; init; }

    public required string NewSession { get; init; }

    public required string Today { get; init; }

    public required string NoneToday { get; init; }

    public required string Coming { get; init; }

    public required string Recent { get; init; }

    public required string ShowCodes { get; init; }

    public required string StatePlanned { get; init; }

    public required string StateOpen { get; init; }

    public required string StateClosed { get; init; }

    public required string StateSealed { get; init; }

    public required string Grade { get; init; }

    public required string Pupils { get; init; }

    public required string Adults { get; init; }

    public required string School { get; init; }

    public required string SchoolSearch { get; init; }

    public required string SchoolsFound { get; init; }

    public required string MoreSchools { get; init; }

    public required string NoSchool { get; init; }

    public required string Day { get; init; }

    public required string Group { get; init; }

    public required string Choose { get; init; }

    public required string OneGrade { get; init; }

    public required string OtherGroups { get; init; }

    public required string Headcount { get; init; }

    public required string HeadcountHint { get; init; }

    public required string Girls { get; init; }

    public required string Boys { get; init; }

    public required string AdultsByRole { get; init; }

    public required ImmutableDictionary<AdultRole, string> Roles { get; init; }

    public required string Register { get; init; }

    public required string AlreadyRegistered { get; init; }

    public required string SchoolMissing { get; init; }

    public required string DayMissing { get; init; }

    public required string GroupMissing { get; init; }

    public required string HeadcountWrong { get; init; }

    public required string AllSessions { get; init; }

    public required string CodeTitle { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }

    /// <summary>{0} answers of {1} people.</summary>
    public required string Answered { get; init; }

    /// <summary>Where nobody entered how many are in the room.</summary>
    public required string AnsweredOnly { get; init; }

    public required string MoreThanPeople { get; init; }

    /// <summary>{0} the time of the last count.</summary>
    public required string OldCount { get; init; }

    public required string OpensOn { get; init; }

    public required string ClosedText { get; init; }

    public required string ChangeHeadcount { get; init; }

    public required string Save { get; init; }

    public required string Saved { get; init; }

    public required string Poster { get; init; }

    public required string NoPoster { get; init; }

    public required string Close { get; init; }

    public required string CloseTitle { get; init; }

    /// <summary>{0} the days in which late answers are taken.</summary>
    public required string CloseText { get; init; }

    public required string CloseYes { get; init; }

    public required string CloseNo { get; init; }

    public required string QrCode { get; init; }

    public required string QrMissing { get; init; }

    public required string OpenAddress { get; init; }

    public required string AndType { get; init; }

    public required string FullScreen { get; init; }

    public required string Back { get; init; }
}

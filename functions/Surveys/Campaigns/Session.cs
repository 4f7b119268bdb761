namespace Surveys.Campaigns;

/// <summary>Where a session stands; the server's clock decides.</summary>
public enum SessionState
{
    /// <summary>Its day has not come.</summary>
    Planned,

    /// <summary>Answers come in.</summary>
    Open,

    /// <summary>Staff ended it or its day passed. Only answers with a ticket from its open hours are still taken.</summary>
    Closed,

    /// <summary>Retention has passed: its tally stands, its responses are gone.</summary>
    Sealed,
}

/// <summary>What becomes of an answer that arrives.</summary>
public enum Admission
{
    Admitted,
    NotYetOpen,
    Closed,
}

/// <summary>One awareness meeting in one school for one audience.</summary>
/// <param name="Date">
/// The day of the meeting. The session is open on this day in UTC, which in Albania ends an hour or two after midnight.
/// </param>
/// <param name="Grade">1 to 12 for pupils, null for adults and mixed groups.</param>
/// <param name="QuestionnaireVersion">The version of the audience's questionnaire, fixed when the session was registered.</param>
/// <param name="ClosedAt">When staff ended it, if they did.</param>
/// <param name="SealedOn">The day on which its tally was frozen, if it was; its responses are deleted after that.</param>
public sealed record Session(
    SessionId Id,
    string SchoolId,
    DateOnly Date,
    Audience Audience,
    int? Grade,
    int QuestionnaireVersion,
    Headcount Headcount,
    DateTimeOffset? ClosedAt = null,
    DateOnly? SealedOn = null)
{
    /// <summary>The first moment the session is open.</summary>
    public DateTimeOffset Opens => new(Date, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The first moment the session is closed: when staff ended it, at the latest when its day has passed.</summary>
    public DateTimeOffset Closes
    {
        get
        {
            var dayPassed = Opens.AddDays(1);
            return ClosedAt is { } ended && ended < dayPassed ? ended : dayPassed;
        }
    }

    public QuestionnaireId Questionnaire => new(Audience, QuestionnaireVersion);

    public SessionState StateAt(DateTimeOffset now) =>
        SealedOn is not null ? SessionState.Sealed
        : now >= Closes ? SessionState.Closed
        : now >= Opens ? SessionState.Open
        : SessionState.Planned;

    /// <summary>Whether it is closed, or sealed after that.</summary>
    public bool IsClosedAt(DateTimeOffset now) => StateAt(now) is SessionState.Closed or SessionState.Sealed;

    /// <summary>
    /// Whether an answer that arrives now is taken. While the session is open always; afterwards only with a ticket
    /// from its open hours, and only for <paramref name="grace"/> after it closed.
    /// </summary>
    public Admission Admit(DateTimeOffset now, Phase phase, Ticket? ticket, TimeSpan grace) => StateAt(now) switch
    {
        SessionState.Planned => Admission.NotYetOpen,
        SessionState.Open => Admission.Admitted,
        SessionState.Closed when ticket is { } proof
            && proof.Session == Id && proof.Phase == phase
            && proof.Issued <= Closes && now < Closes + grace => Admission.Admitted,
        _ => Admission.Closed,
    };

    /// <summary>How many people of its audience were met, as staff counted them.</summary>
    public int Met => Audience == Audience.Adults ? Headcount.Adults : Headcount.Pupils;

    /// <summary>The audience of a grade: pupils of grades 1 to 7 are at most 12, those of 8 to 12 older.</summary>
    public static Audience AudienceOf(int grade) => grade <= 7 ? Audience.Pupils9To12 : Audience.Pupils13To18;
}

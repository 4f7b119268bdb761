using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;

namespace Surveys.ReportContent;

public sealed partial record ReportWords
{
    private const string NoEffectTextEnglish =
        "We speak of change, not of effect: there was no comparison group, so nobody knows how much came from the session and how much from elsewhere.";

    public static ReportWords English { get; } = new()
    {
        Language = "en",
        Format = new(
            DecimalSeparator: ".",
            GroupSeparator: ",",
            And: "and",
            Months:
            [
                "January", "February", "March", "April", "May", "June",
                "July", "August", "September", "October", "November", "December",
            ]),
        Campaign = "Safer and better protected children online in safe schools",
        Author = "ALO 116 111 · iSIGURT.al",
        Eyebrow = "School report",
        DocumentTitle = "School report: {0}",
        InRegion = "{0} region",
        Levels = new Dictionary<SchoolLevel, string>
        {
            [SchoolLevel.Primary] = "primary school",
            [SchoolLevel.Secondary] = "secondary school",
            [SchoolLevel.Combined] = "combined school",
        }.ToImmutableDictionary(),
        Areas = new Dictionary<Area, string>
        {
            [Area.Urban] = "urban area",
            [Area.Rural] = "rural area",
        }.ToImmutableDictionary(),
        LevelGroups = new Dictionary<SchoolLevel, string>
        {
            [SchoolLevel.Primary] = "Primary schools",
            [SchoolLevel.Secondary] = "Secondary schools",
            [SchoolLevel.Combined] = "Combined schools",
        }.ToImmutableDictionary(),
        AreaGroups = new Dictionary<Area, string>
        {
            [Area.Urban] = "Urban schools",
            [Area.Rural] = "Rural schools",
        }.ToImmutableDictionary(),
        Audiences = new Dictionary<Audience, string>
        {
            [Audience.Pupils9To12] = "Pupils aged 9 to 12",
            [Audience.Pupils13To18] = "Pupils aged 13 to 18",
            [Audience.Adults] = "Adults",
        }.ToImmutableDictionary(),
        NoDate = "No session yet",
        PartHeading = "Who took part",
        Sessions = new("session", "sessions"),
        Girls = new("girl", "girls"),
        Boys = new("boy", "boys"),
        Adults = new("adult", "adults"),
        Parents = new("parent", "parents"),
        Teachers = new("teacher", "teachers"),
        Psychologists = new("psychologist", "psychologists"),
        SecurityOfficers = new("school security officer", "school security officers"),
        ChildProtectionWorkers = new("child protection worker", "child protection workers"),
        AnswersBefore = "answers before the session",
        AnswersAfter = "answers after the session",
        Pairs = "before–after pairs",
        HeadcountNote = "Participants were counted by the staff who led the sessions.",
        RoundingNote = "Numbers of answers are rounded to the nearest multiple of 5. "
            + "A pair is the two answers of the same person, before and after, joined without knowing who it is.",
        ChangeHeading = "What changed",
        Score = "right answers on average",
        ScoreCaption = "Right answers on average",
        Before = "before",
        After = "after",
        Change = "change",
        Interval = "{0} to {1}",
        Points = "points",
        OrMore = "or more",
        OrLess = "or less",
        RestsOn = "Rests on about {0} answers before the session and {1} after it.",
        MatchedShare = "Of the answers before the session, {0} have a pair after it.",
        PairedAndUnpaired = "Right answers before the session: {0} among those with a pair, {1} among the others.",
        PairingQuality = "quality of the pairs",
        KnowledgeVerdicts = new("More know it", "No clear change", "Fewer know it", "Too few to say"),
        ScoreVerdicts = new("Higher", "No clear change", "Lower", "Too few to say"),
        ScoreSentences = new(
            More: "Before the session {0} of answers were right on average, after it {1}: a clear rise.",
            NoClearChange: "Before the session {0} of answers were right on average, after it {1}: no clear change.",
            Fewer: "Before the session {0} of answers were right on average, after it {1}: a clear fall.",
            TooFew: "Before the session {0} of answers were right on average, after it {1}; there are too few answers to say whether this is a change."),
        OnlyAfter = "After the session {0} of answers were right on average; too few answered before it for a figure.",
        OnlyBefore = "Before the session {0} of answers were right on average; too few answered after it for a figure.",
        NoScore = "There are too few answers to show an average.",
        MostRisen = "On {0} of {1} questions more know the right answer than before; the largest rise is on “{2}” (from {3} to {4}).",
        OneRisen = "On {0} of {1} questions more know the right answer than before: on “{2}” (from {3} to {4}).",
        NoneRisen = "On none of the {0} questions is there a clear rise.",
        NoItemChange = "There are too few answers to speak of change on single questions.",
        LeastKnown = "Least known after the session is “{0}”: {1} gave the right answer. It is worth talking about again.",
        AllWellKnown = "Even the hardest question after the session, “{0}”, was answered right by {1}.",
        NoItemAfter = "Too few answered after the session to show single questions.",
        Fallen = new("On {0} question fewer know.", "On {0} questions fewer know."),
        KnowledgeHeading = "Right answers by topic",
        KnowledgeCaption = "Share of right answers",
        ConfidenceHeading = "Confidence and intent",
        ScaleCaption = "Mean on a scale of 0–{0}",
        MeanOf = "{0} of {1}",
        FeedbackHeading = "What they thought of the session",
        FeedbackCaption = "Answers given after the session.",
        GroupsHeading = "Right answers by group",
        BreakdownHeadings = new Dictionary<string, string>
        {
            ["gender"] = "By gender",
            ["gradeBand"] = "By grade",
            ["role"] = "By role",
            [Figure.Level] = "By kind of school",
            [Figure.Area] = "By area",
        }.ToImmutableDictionary(),
        OtherBreakdownHeading = "By group ({0})",
        Others = "Everybody else",
        OthersNote = "Everybody else: all who are not in the group shown, those who did not say included.",
        BesideHeading = "The school beside its region and the country",
        BesideCaption = "This is no ranking: schools and classes differ.",
        ThisSchool = "This school",
        Nation = "Albania",
        SchoolsBehind = new("{0} school", "{0} schools"),
        NextHeading = "What to talk about in class next",
        NextCaption = "The topics least known after the session, each with an idea for the next lesson.",
        NextCaptionElsewhere = "The topics least known in these results, each with an idea for the next lesson.",
        NextReason = "“{0}”: {1} right after the session.",
        Topics = new Dictionary<string, TopicWords>
        {
            ["privateInformation"] = new(
                "Private information",
                "Look at a profile’s settings together: who sees it, what a photo gives away about place and school, what can be removed."),
            ["accounts"] = new(
                "Passwords and accounts",
                "Let everyone invent a long password of three words (not one they use) and show how two-step verification is switched on."),
            ["strangers"] = new(
                "Strangers online",
                "Read an invented chat and find the moment where someone asks to keep a secret, to change the app or to meet."),
            ["cyberbullying"] = new(
                "Cyberbullying",
                "Play a scene: what does the one who sees it do? Practise three steps: tell, save the evidence, block."),
            ["images"] = new(
                "Images and consent",
                "Talk about asking before every photo, and about this sentence: if someone threatens you with a picture, it is not your fault and there is help."),
            ["scams"] = new(
                "Scams and false news",
                "Bring three messages, one of them a scam, and look for the signs: the hurry, the gift, the odd link, the missing source."),
            ["screenTime"] = new(
                "Screen time",
                "Let everyone note a day’s screen time and choose one rule of their own for the week: no phone at table or before sleep."),
            ["reporting"] = new(
                "Where to get help",
                "Write ALO 116 111 and iSIGURT.al on the board and show how an account is reported inside the app. Leave them hanging in class."),
            ["selfEfficacy"] = new(
                "Confidence",
                "Practise the first sentence aloud: how to tell an adult that something online is wrong."),
            ["intent"] = new(
                "Readiness to act",
                "Let everyone write down the name of one trusted adult they would tell."),
            ["feedback"] = new(
                "The session",
                "Ask the class what stayed unclear and come back to it."),
            ["signs"] = new(
                "Signs to watch for",
                "Go through the signs together: a hidden screen, broken sleep, unexplained gifts, withdrawal from friends."),
            ["firstResponse"] = new(
                "When a child tells",
                "Practise the first response: listen, do not blame, thank them for telling, promise no secrecy, call 116 111."),
        }.ToImmutableDictionary(),
        OtherSuggestion = "Take an example from everyday life and look together for the right answer and its reason.",
        TooLittleTitle = "Still too few answers to show figures",
        TooLittleText = "Fewer than 10 answers that may be published have come from this school. "
            + "With so few, a figure could show what one single pupil answered, and so we show none. "
            + "The rule is the same for every school and says nothing about how good the session was.",
        TooLittleThanks = "Thank you to everyone who took part. Your answers count towards the figures of the region and the country "
            + "as soon as the rules of data protection allow. When more answers arrive, this report completes itself.",
        RegionInstead = "Results of {0} region",
        RegionInsteadCaption = "These figures come from all schools visited in the region, not from this school.",
        NationInstead = "Results of the whole country",
        NationInsteadCaption = "These figures come from all schools visited in Albania, not from this school.",
        SuppressedHeading = "What is not shown, and why",
        DashMeaning = "A dash (–) stands for a figure that is not published.",
        NothingSuppressed = "No figure is withheld.",
        SuppressionReasons = new Dictionary<string, string>
        {
            [DisclosureControl.TooFewRespondents] = "Fewer than 10 answers",
            [DisclosureControl.RestTooSmall] = "Those left over are too few: a subtraction would find them",
            [DisclosureControl.TooFewSchools] = "Fewer than 3 schools",
            [DisclosureControl.TooFewInScope] = "Fewer than 50 answers",
            [DisclosureControl.OneSchoolDominates] = "Over 80% of the answers come from a single school",
            [DisclosureControl.WouldUnmask] = "It would give away a figure that is protected elsewhere",
        }.ToImmutableDictionary(),
        OtherSuppressionReason = "Withheld to protect those who took part",
        OfGroup = "figures of the group “{0}”",
        AndMore = "and {0} more",
        ReadHeading = "How to read this report",
        NoEffect = NoEffectTextEnglish,
        HowToRead =
        [
            "The open circle is before the session, the full circle after it. The thin line is the 95% interval: "
                + "were the survey repeated, the true figure would usually lie within it.",
            "“More know it” is written only when the whole interval of the change is above zero; "
                + "“no clear change” means that the difference may also be chance.",
            NoEffectTextEnglish,
            "“Too few to say” is written where a change rests on fewer than 20 answers or pairs.",
            "Near 0% and 100% only “or less” and “or more” are written, so that nobody can be recognised; "
                + "a long mark then stands in place of the circle: the figure is somewhere within it. "
                + "The fewer the answers, the more figures are rounded: in steps of up to 10 points.",
        ],
        HelplineHeading = "Do you need to talk to someone?",
        HelplineText = "The national helpline for children. The call is free.",
        OnlineText = "Report content or behaviour online that harms children.",
        Published = "Edition {0}, {1}",
        NotPublished = "Not yet published",
        Quote = "To quote: {0}",
        OnTheWeb = "This report as a web page, for screen readers too: {0}",
        Page = "Page {0} of {1}",
        National = new()
        {
            Title = "National report of the campaign",
            Eyebrow = "National report",
            HeadlinesHeading = "Figures to quote",
            VisitedSentence = "The campaign ({0}) visited {1} {2} in {3} of the country’s {4} regions.",
            MetSentence = "{0} pupils took part, {1} girls and {2} boys, and {3} adults.",
            TargetSentence = "{0} of the {1} children and adolescents that are the target of the year: {2}.",
            TooLittleText = "So far too few answers may be published. Who took part is shown, because staff counted them.",
            Schools = new("school", "schools"),
            CoverageHeading = "Where the campaign went",
            CoverageCaption = "Pupils met in each region. The map is schematic.",
            RegionColumn = "Region",
            SchoolsColumn = "Schools",
            SessionsColumn = "Sessions",
            PupilsColumn = "Pupils",
            NextHeading = "What to talk about next",
        },
    };
}

using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;

namespace Surveys.ReportContent;

public sealed partial record ReportWords
{
    private const string NoEffectTextAlbanian =
        "Flasim për ndryshim, jo për ndikim: nuk ka pasur grup krahasimi, ndaj nuk dihet sa e solli takimi dhe sa gjëra të tjera.";

    public static ReportWords Albanian { get; } = new()
    {
        Language = "sq",
        Format = new(
            DecimalSeparator: ",",
            GroupSeparator: "\u00A0",
            And: "dhe",
            Months:
            [
                "janar", "shkurt", "mars", "prill", "maj", "qershor",
                "korrik", "gusht", "shtator", "tetor", "nëntor", "dhjetor",
            ]),
        Campaign = "Fëmijë më të sigurt dhe më të mbrojtur në internet, në shkolla të sigurta",
        Author = "ALO 116 111 · iSIGURT.al",
        Eyebrow = "Raporti i shkollës",
        DocumentTitle = "Raporti i shkollës: {0}",
        InRegion = "Qarku {0}",
        Levels = new Dictionary<SchoolLevel, string>
        {
            [SchoolLevel.Primary] = "shkollë 9-vjeçare",
            [SchoolLevel.Secondary] = "shkollë e mesme",
            [SchoolLevel.Combined] = "shkollë e mesme e bashkuar",
        }.ToImmutableDictionary(),
        Areas = new Dictionary<Area, string>
        {
            [Area.Urban] = "zonë urbane",
            [Area.Rural] = "zonë rurale",
        }.ToImmutableDictionary(),
        LevelGroups = new Dictionary<SchoolLevel, string>
        {
            [SchoolLevel.Primary] = "Shkolla 9-vjeçare",
            [SchoolLevel.Secondary] = "Shkolla të mesme",
            [SchoolLevel.Combined] = "Shkolla të mesme të bashkuara",
        }.ToImmutableDictionary(),
        AreaGroups = new Dictionary<Area, string>
        {
            [Area.Urban] = "Shkolla në zona urbane",
            [Area.Rural] = "Shkolla në zona rurale",
        }.ToImmutableDictionary(),
        Audiences = new Dictionary<Audience, string>
        {
            [Audience.Pupils9To12] = "Nxënës 9–12 vjeç",
            [Audience.Pupils13To18] = "Nxënës 13–18 vjeç",
            [Audience.Adults] = "Të rritur",
        }.ToImmutableDictionary(),
        NoDate = "Ende pa takime",
        PartHeading = "Kush mori pjesë",
        Sessions = new("takim", "takime"),
        Girls = new("vajzë", "vajza"),
        Boys = new("djalë", "djem"),
        Adults = new("i rritur", "të rritur"),
        Parents = new("prind", "prindër"),
        Teachers = new("mësues", "mësues"),
        Psychologists = new("psikolog", "psikologë"),
        SecurityOfficers = new("oficer i sigurisë në shkollë", "oficerë të sigurisë në shkolla"),
        ChildProtectionWorkers = new("punonjës për mbrojtjen e fëmijëve", "punonjës për mbrojtjen e fëmijëve"),
        AnswersBefore = "përgjigje para takimit",
        AnswersAfter = "përgjigje pas takimit",
        Pairs = "çifte para–pas",
        HeadcountNote = "Pjesëmarrësit i numëroi stafi që drejtoi takimet.",
        RoundingNote = "Numri i përgjigjeve është rrumbullakosur në shumëfishin më të afërt të 5-s. "
            + "Një çift janë dy përgjigjet e të njëjtit person, para dhe pas takimit, të lidhura pa e ditur se kush është.",
        ChangeHeading = "Çfarë ndryshoi",
        Score = "përgjigje të sakta mesatarisht",
        ScoreCaption = "Përgjigje të sakta mesatarisht",
        Before = "para",
        After = "pas",
        Change = "ndryshimi",
        Interval = "{0} deri {1}",
        Points = "pikë",
        OrMore = "ose më shumë",
        OrLess = "ose më pak",
        RestsOn = "Mbështetet në rreth {0} përgjigje para takimit dhe {1} pas tij.",
        MatchedShare = "Nga përgjigjet para takimit, {0} kanë çift pas tij.",
        PairedAndUnpaired = "Përgjigje të sakta para takimit: {0} te ata me çift, {1} te të tjerët.",
        PairingQuality = "cilësia e çifteve",
        KnowledgeVerdicts = new("Më shumë e dinë", "Pa ndryshim të qartë", "Më pak e dinë", "Tepër pak të dhëna"),
        ScoreVerdicts = new("Më lart", "Pa ndryshim të qartë", "Më ulët", "Tepër pak të dhëna"),
        ScoreSentences = new(
            More: "Nga përgjigjet para takimit mesatarisht {0} ishin të sakta, nga ato pas takimit {1}: një rritje e qartë.",
            NoClearChange: "Nga përgjigjet para takimit mesatarisht {0} ishin të sakta, nga ato pas takimit {1}: nuk është ndryshim i qartë.",
            Fewer: "Nga përgjigjet para takimit mesatarisht {0} ishin të sakta, nga ato pas takimit {1}: një ulje e qartë.",
            TooFew: "Nga përgjigjet para takimit mesatarisht {0} ishin të sakta, nga ato pas takimit {1}; janë tepër pak për të thënë nëse ky është ndryshim."),
        OnlyAfter = "Nga përgjigjet pas takimit mesatarisht {0} ishin të sakta; ato para takimit ishin tepër pak për t’u treguar.",
        OnlyBefore = "Nga përgjigjet para takimit mesatarisht {0} ishin të sakta; ato pas takimit ishin tepër pak për t’u treguar.",
        NoScore = "Përgjigjet janë tepër pak për të treguar një mesatare.",
        MostRisen = "Në {0} nga {1} pyetje përgjigjen e saktë e dinë më shumë veta se më parë; rritja më e madhe është te «{2}» (nga {3} në {4}).",
        OneRisen = "Në {0} nga {1} pyetje përgjigjen e saktë e dinë më shumë veta se më parë: te «{2}» (nga {3} në {4}).",
        NoneRisen = "Në asnjërën nga {0} pyetjet nuk ka rritje të qartë.",
        NoItemChange = "Për pyetje të veçanta përgjigjet janë tepër pak për të folur për ndryshim.",
        LeastKnown = "Pas takimit më pak njihet «{0}»: përgjigjen e saktë e dha {1}. Ia vlen të flisni sërish për të.",
        AllWellKnown = "Edhe pyetja më e vështirë pas takimit, «{0}», u përgjigj saktë nga {1}.",
        NoItemAfter = "Përgjigjet pas takimit janë tepër pak për t’u treguar sipas pyetjeve.",
        Fallen = new("Në {0} pyetje e dinë më pak veta.", "Në {0} pyetje e dinë më pak veta."),
        KnowledgeHeading = "Përgjigje të sakta sipas temave",
        KnowledgeCaption = "Pjesa e përgjigjeve të sakta",
        ConfidenceHeading = "Siguria në vete dhe gatishmëria",
        ScaleCaption = "Mesatarja në shkallën 0–{0}",
        MeanOf = "{0} nga {1}",
        FeedbackHeading = "Çfarë menduan për takimin",
        FeedbackCaption = "Përgjigjet pas takimit.",
        GroupsHeading = "Përgjigje të sakta sipas grupeve",
        BreakdownHeadings = new Dictionary<string, string>
        {
            ["gender"] = "Sipas gjinisë",
            ["gradeBand"] = "Sipas klasës",
            ["role"] = "Sipas rolit",
            [Figure.Level] = "Sipas llojit të shkollës",
            [Figure.Area] = "Sipas zonës",
        }.ToImmutableDictionary(),
        OtherBreakdownHeading = "Sipas grupeve ({0})",
        Others = "Të gjithë të tjerët",
        OthersNote = "Të gjithë të tjerët: kush nuk është në grupin e treguar, edhe ata që nuk e thanë.",
        BesideHeading = "Shkolla pranë qarkut dhe vendit",
        BesideCaption = "Nuk është renditje: shkollat dhe klasat ndryshojnë.",
        ThisSchool = "Kjo shkollë",
        Nation = "Shqipëria",
        SchoolsBehind = new("{0} shkollë", "{0} shkolla"),
        NextHeading = "Për çfarë të flisni tani në klasë",
        NextCaption = "Temat që pas takimit njihen më pak, me nga një ide për orën e radhës.",
        NextCaptionElsewhere = "Temat që në këto rezultate njihen më pak, me nga një ide për orën e radhës.",
        NextReason = "«{0}»: {1} përgjigje të sakta pas takimit.",
        Topics = new Dictionary<string, TopicWords>
        {
            ["privateInformation"] = new(
                "Të dhënat personale",
                "Shikoni bashkë cilësimet e një profili: kush e sheh, çfarë tregon një fotografi për vendin dhe shkollën, çfarë mund të hiqet."),
            ["accounts"] = new(
                "Fjalëkalimet dhe llogaritë",
                "Le të sajojë secili një fjalëkalim të gjatë me tri fjalë (jo atë që përdor) dhe tregoni si ndizet verifikimi me dy hapa."),
            ["strangers"] = new(
                "Të panjohurit në internet",
                "Lexoni një bisedë të shpikur dhe gjeni çastin kur dikush kërkon të mbahet një sekret, të ndërrohet aplikacioni ose të takoheni."),
            ["cyberbullying"] = new(
                "Bullizmi në internet",
                "Luani një situatë: çfarë bën ai që e sheh? Ushtroni tre hapa: trego, ruaj provën, blloko."),
            ["images"] = new(
                "Fotografitë dhe pëlqimi",
                "Flisni për lejen përpara çdo fotografie, dhe për këtë fjali: nëse dikush të kërcënon me një foto, faji nuk është i yti dhe ndihma ekziston."),
            ["scams"] = new(
                "Mashtrimet dhe lajmet e rreme",
                "Sillni tri mesazhe, një prej tyre mashtrim, dhe kërkoni shenjat: ngutja, dhurata, lidhja e çuditshme, burimi që mungon."),
            ["screenTime"] = new(
                "Koha para ekranit",
                "Le të shënojë secili një ditë kohën para ekranit dhe të zgjedhë vetë një rregull për javën: pa telefon në tryezë ose para gjumit."),
            ["reporting"] = new(
                "Ku të kërkosh ndihmë",
                "Shkruani në tabelë ALO 116 111 dhe iSIGURT.al dhe tregoni si raportohet një llogari brenda aplikacionit. Lërini të varura në klasë."),
            ["selfEfficacy"] = new(
                "Siguria në vete",
                "Ushtroni me zë fjalinë e parë: si i thuhet një të rrituri se diçka në internet nuk shkon."),
            ["intent"] = new(
                "Gatishmëria për të vepruar",
                "Le të shkruajë secili emrin e një të rrituri të besuar të cilit do t’i tregonte."),
            ["feedback"] = new(
                "Takimi",
                "Pyesni klasën se çfarë mbeti e paqartë dhe kthehuni te ajo."),
            ["signs"] = new(
                "Shenjat që duhen parë",
                "Kaloni bashkë listën e shenjave: fshehja e ekranit, gjumi i prishur, dhurata të pashpjeguara, tërheqja nga shokët."),
            ["firstResponse"] = new(
                "Kur fëmija tregon",
                "Ushtroni përgjigjen e parë: dëgjo, mos fajëso, falënderoje që tregoi, mos premto fshehtësi, telefono 116 111."),
        }.ToImmutableDictionary(),
        OtherSuggestion = "Merrni një shembull nga jeta e përditshme dhe kërkoni bashkë përgjigjen e saktë dhe arsyen e saj.",
        TooLittleTitle = "Ende tepër pak përgjigje për të treguar shifra",
        TooLittleText = "Nga kjo shkollë kanë ardhur më pak se 10 përgjigje që mund të publikohen. "
            + "Me kaq pak përgjigje një shifër mund të tregonte se çfarë u përgjigj një nxënës i vetëm, prandaj nuk tregojmë asnjë. "
            + "Ky rregull vlen për të gjitha shkollat njësoj dhe nuk thotë asgjë për cilësinë e takimit.",
        TooLittleThanks = "Faleminderit të gjithëve që morën pjesë. Përgjigjet tuaja llogariten te shifrat e qarkut dhe të vendit, "
            + "sapo rregullat e mbrojtjes së të dhënave e lejojnë. Kur të vijnë më shumë përgjigje, ky raport plotësohet vetë.",
        RegionInstead = "Rezultatet e qarkut {0}",
        RegionInsteadCaption = "Këto shifra vijnë nga të gjitha shkollat e vizituara të qarkut, jo nga kjo shkollë.",
        NationInstead = "Rezultatet e gjithë vendit",
        NationInsteadCaption = "Këto shifra vijnë nga të gjitha shkollat e vizituara në Shqipëri, jo nga kjo shkollë.",
        SuppressedHeading = "Çfarë nuk tregohet dhe pse",
        DashMeaning = "Një vizë (–) zë vendin e një shifre që nuk publikohet.",
        NothingSuppressed = "Asnjë shifër nuk është fshehur.",
        SuppressionReasons = new Dictionary<string, string>
        {
            [DisclosureControl.TooFewRespondents] = "Më pak se 10 përgjigje",
            [DisclosureControl.RestTooSmall] = "Ata që do të mbeteshin janë tepër pak: do të gjendeshin me një zbritje",
            [DisclosureControl.TooFewSchools] = "Më pak se 3 shkolla",
            [DisclosureControl.TooFewInScope] = "Më pak se 50 përgjigje",
            [DisclosureControl.OneSchoolDominates] = "Mbi 80% e përgjigjeve vijnë nga një shkollë e vetme",
            [DisclosureControl.WouldUnmask] = "Do të zbulonte një shifër që mbrohet diku tjetër",
        }.ToImmutableDictionary(),
        OtherSuppressionReason = "Fshihet për të mbrojtur pjesëmarrësit",
        OfGroup = "shifra të grupit «{0}»",
        AndMore = "dhe {0} të tjera",
        ReadHeading = "Si lexohet ky raport",
        NoEffect = NoEffectTextAlbanian,
        HowToRead =
        [
            "Rrethi bosh është para takimit, rrethi i mbushur pas tij. Vija e hollë është intervali 95%: "
                + "po të përsëritej matja, shifra e vërtetë do të binte zakonisht brenda tij.",
            "«Më shumë e dinë» shkruhet vetëm kur i gjithë intervali i ndryshimit është mbi zero; "
                + "«pa ndryshim të qartë» do të thotë se dallimi mund të jetë edhe rastësi.",
            NoEffectTextAlbanian,
            "«Tepër pak të dhëna» shkruhet kur ndryshimi mbështetet në më pak se 20 përgjigje ose çifte.",
            "Pranë 0% dhe 100% shkruhet vetëm «ose më pak» dhe «ose më shumë», që askush të mos njihet; "
                + "në vend të rrethit atëherë ka një shenjë të gjatë: shifra është diku brenda saj. "
                + "Sa më pak përgjigje, aq më shumë rrumbullakosen shifrat: në hapa deri 10 pikësh.",
        ],
        HelplineHeading = "Ke nevojë të flasësh me dikë?",
        HelplineText = "Linja kombëtare e ndihmës për fëmijë. Telefonata është pa pagesë.",
        OnlineText = "Raporto në internet përmbajtje ose sjellje që dëmton fëmijët.",
        Published = "Botimi {0}, {1}",
        NotPublished = "Ende pa botim",
        Quote = "Për citim: {0}",
        OnTheWeb = "Ky raport si faqe interneti, edhe për lexues ekrani: {0}",
        Page = "Faqja {0} nga {1}",
        National = new()
        {
            Title = "Raporti kombëtar i fushatës",
            Eyebrow = "Raporti kombëtar",
            HeadlinesHeading = "Shifrat për t’u cituar",
            VisitedSentence = "Fushata ({0}) vizitoi {1} {2}, në {3} nga {4} qarqet e vendit.",
            MetSentence = "Morën pjesë {0} nxënës, {1} vajza dhe {2} djem, dhe {3} të rritur.",
            TargetSentence = "{0} nga {1} fëmijë dhe adoleshentë, që është synimi i vitit: {2}.",
            TooLittleText = "Deri tani ka tepër pak përgjigje që mund të publikohen. Shifrat e pjesëmarrjes tregohen, sepse i numëroi stafi.",
            Schools = new("shkollë", "shkolla"),
            CoverageHeading = "Ku shkoi fushata",
            CoverageCaption = "Nxënës të takuar në çdo qark. Harta është skematike.",
            RegionColumn = "Qarku",
            SchoolsColumn = "Shkolla",
            SessionsColumn = "Takime",
            PupilsColumn = "Nxënës",
            NextHeading = "Për çfarë duhet folur më tej",
        },
    };
}

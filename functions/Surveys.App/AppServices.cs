using Surveys.App.Aggregate;
using Surveys.App.Analyze;
using Surveys.App.Campaigns;
using Surveys.App.Collect;
using Surveys.App.Settings;
using Surveys.App.Publish;
using Surveys.Languages;
using Surveys.Questionnaires;
using Surveys.Storage;

namespace Surveys.App;

public static class AppServices
{
    /// <summary>Registers what the functions need. <see cref="TimeProvider"/> and the settings are there already.</summary>
    public static IServiceCollection AddSurveys(this IServiceCollection services, SurveySettings settings) => services
        .AddSingleton(_ => settings.Storage())
        .AddSingleton(s => SurveyStorage.Connect(s.GetRequiredService<StorageAccount>(), settings.CampaignId))
        .AddSingleton(_ => QuestionnaireCatalog.Embedded)
        .AddSingleton(_ => LanguageCatalog.Embedded)
        .AddSingleton<SurveyLinks>()
        .AddSingleton<SchoolRegister>()
        .AddSingleton<SessionRegister>()
        .AddSingleton<SessionCache>()
        .AddSingleton<SessionLimiter>()
        .AddSingleton<Collector>()
        .AddSingleton<TypedCodes>()
        .AddSingleton<Aggregator>()
        .AddSingleton<Sealer>()
        .AddSingleton<Publisher>()
        .AddSingleton<ReportRun>()
        .AddSingleton<ReleaseReader>()
        .AddSingleton<LedgerReader>();
}

using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Surveys.App.Aggregate;
using Surveys.App.Analyze;
using Surveys.App.Campaigns;
using Surveys.App.Collect;
using Surveys.App.Health;
using Surveys.App.Http;
using Surveys.App.Pages;
using Surveys.App.Publish;
using Surveys.App.Settings;
using Surveys.Documents;
using Surveys.Languages;
using Surveys.Questionnaires;
using Surveys.Storage;

namespace Surveys.App;

public static class Services
{
    /// <summary>
    /// Registers what the functions need. Settings come from the host's configuration; a clock or a report engine that is there stays.
    /// </summary>
    public static IServiceCollection AddSurveys(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SchoolReportEngine>(SchoolReportPdf.Render);
        services.AddHealthChecks()
            .AddCheck<StorageCheck>("storage", timeout: StorageCheck.Patience)
            .AddCheck<ReportsCheck>("reports", HealthStatus.Degraded, timeout: StorageCheck.Patience);
        return services
            .AddSettings()

            // Before the framework's own, which would take every problem.
            .AddSingleton<IProblemDetailsWriter, ErrorPage>()
            .AddPipeline()
            .AddSingleton(
                s => SurveyStorage.Connect(s.GetRequiredService<StorageAccount>(), s.GetRequiredService<SurveySettings>().CampaignId))
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
            .AddSingleton<StoredReports>()
            .AddSingleton<SchoolLink>()
            .AddSingleton<LedgerReader>()
            .AddSingleton<SurveyPages>()
            .AddSingleton<FirstPage>();
    }
}

using System.Collections.Immutable;
using Surveys.App.Aggregate;
using Surveys.App.Analyze;
using Surveys.App.Campaigns;
using Surveys.App.Collect;
using Surveys.App.Health;
using Surveys.App.Http;
using Surveys.App.Pages;
using Surveys.App.Publish;

namespace Surveys.App;

/// <summary>Every function of the app. A class is named here once; what it declares is read from its attributes.</summary>
public static class AllFunctions
{
    public static ImmutableArray<FunctionDeclaration> Declared => field.IsDefault ? field =
    [
        .. FunctionCatalog.Of<SurveyPages>(),
        .. FunctionCatalog.Of<OfflinePages>(),
        .. FunctionCatalog.Of<SurveyFunctions>(),
        .. FunctionCatalog.Of<HomePage>(),
        .. FunctionCatalog.Of<ReportFunctions>(),
        .. FunctionCatalog.Of<AnalyzeFunctions>(),
        .. FunctionCatalog.Of<StaffPage>(),
        .. FunctionCatalog.Of<SchoolFunctions>(),
        .. FunctionCatalog.Of<SessionFunctions>(),
        .. FunctionCatalog.Of<CodeFunctions>(),
        .. FunctionCatalog.Of<LetterFunctions>(),
        .. FunctionCatalog.Of<HealthFunctions>(),
        .. FunctionCatalog.Of<AggregateFunctions>(),
        .. FunctionCatalog.Of<PublishFunctions>(),
    ] : field;
}

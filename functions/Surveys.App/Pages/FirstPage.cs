using Surveys.App.Collect;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.Questionnaires;

namespace Surveys.App.Pages;

/// <summary>
/// Makes a survey page that nobody sees, while a host is still loading the app. A runtime that compiles on first use spends most of the
/// time to the first page on what is done here, and so does the first connection to the storage: the pupil who comes first need not wait
/// for it. The native executable is compiled already and gains nothing.
/// </summary>
public sealed class FirstPage(
    SurveyPages pages,
    Collector collector,
    QuestionnaireCatalog questionnaires,
    LanguageCatalog languages,
    SurveySettings settings,
    TimeProvider clock)
{
    /// <param name="http">Of a request as a phone sends it.</param>
    public async Task MakeAsync(HttpContext http)
    {
        // A link as it could be of a session that is not there: the storage is asked for it.
        var link = new SurveyCode(default, Phase.Pre);
        var code = link.Sign(settings.LinkKeys);
        var now = clock.GetUtcNow();
        var questionnaire = questionnaires.Latest(Audience.Pupils9To12);
        var session = new Session(
            link.Session, "", DateOnly.FromDateTime(
                now.UtcDateTime), questionnaire.Id.Audience, null, questionnaire.Id.Version, Headcount.None);
        var survey = new OpenSurvey(link, session, questionnaire, Ticket.At(link, now));
        await pages.ShowForm(code, RequestLanguage.Choose(http.Request, languages), survey).ExecuteAsync(http);
        await collector.OpenAsync(code, http.RequestAborted);
    }
}

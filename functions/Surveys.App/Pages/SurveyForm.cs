using Surveys.App.Collect;
using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.Questionnaires;
using Surveys.Responses;

namespace Surveys.App.Pages;

/// <summary>What a form holds besides its questions.</summary>
/// <param name="Id">Of the response, so that a double tap stores once.</param>
/// <param name="Chosen">Item to option, where the form is shown again.</param>
internal sealed record FormState(Guid Id, string Ticket, IReadOnlyDictionary<string, string> Chosen);

/// <summary>
/// The survey as a form that needs nothing but HTML. Its script shows one question at a time; for that the form also holds what the
/// script says later: the review, what became of the answers, the pictures.
/// </summary>
internal static class SurveyForm
{
    /// <summary>Before the names of fields that are answers.</summary>
    public const string Question = "q-";

    public static Html Of(string code, LanguageTexts texts, OpenSurvey survey, FormState state)
    {
        var words = texts.Pages;
        var questionnaire = texts[survey.Questionnaire.Id];
        var phase = survey.Code.Phase;
        var items = survey.Questionnaire.ItemsIn(phase).ToList();
        var hasFaces = survey.Questionnaire.Id.Audience == Audience.Pupils9To12;
        var questions = items.Select((item, i) => Ask(item, i));
        return Html.Of($"""
            <form id="{Page.Form}" method="post" action="/s/{code}" autocomplete="off" data-code="{code.ToUpperInvariant()}" data-session="{survey.Session.Id.ToString()}" data-phase="{phase.ToString()}" data-of="{words.QuestionOf}" data-next="{words.Next}" data-skip="{words.Skip}" data-change="{words.Change}" data-none="{words.NoAnswer}" data-stuck="{words.LanguageFailed}">
            <input type="hidden" name="id" value="{state.Id.ToString()}">
            <input type="hidden" name="ticket" value="{state.Ticket}">
            <input type="hidden" name="lang" value="{texts.Language}">
            <div id="bar"><div></div></div>
            <div id="intro">
            <p>{questionnaire.Title}</p>
            <p>{words.Privacy} {words.MaySkip}</p>
            </div>
            <button type="button" id="say" hidden>{Drawing.Of("sound")}{words.Listen}</button>
            {Html.Join(questions)}
            {(phase == Phase.Post ? Pick(words) : Html.Empty)}
            <section id="review" class="card">
            <h2 tabindex="-1">{words.ReviewTitle}</h2>
            <p id="room" class="error" role="alert" hidden>{words.NoRoomText}</p>
            <ol id="answers"></ol>
            <button type="button" id="other" hidden>{words.OtherPhone}</button>
            </section>
            <div class="steps">
            <button type="button" name="back" hidden>{words.Back}</button>
            <button name="next" hidden>{words.Next}</button>
            <button name="send" class="main">{words.Send}</button>
            </div>
            </form>
            {Ends(words, phase)}
            <template id="pictures">{Html.Join(PairPictures.Names.Select(name => Html.Of($"<li>{Drawing.Of(name)}<span>{texts.Pictures[name]}</span></li>")))}</template>
            """);

        Html Ask(Item item, int i)
        {
            var faces = hasFaces && item.Kind == ItemKind.Scale;
            var options = item.Options.Select((option, place) => Html.Of($"""
                <label class="option"><input type="radio" name="{Question}{item.Id}" value="{option}"{(state.Chosen.GetValueOrDefault(item.Id) == option ? new Html(" checked") : Html.Empty)}>{(faces ? Drawing.Of($"face{place}") : Html.Empty)}<span>{questionnaire.Items[item.Id].Options[option]}</span></label>
                """));
            return Html.Of($"""
                <fieldset>
                <legend><h2 tabindex="-1"><small>{string.Format(null, words.QuestionOf, i + 1, items.Count)}</small><span>{questionnaire.Items[item.Id].Text}</span></h2></legend>
                <div{(faces ? new Html(" class=\"faces\"") : Html.Empty)}>{Html.Join(options)}</div>
                </fieldset>

                """);
        }
    }

    /// <summary>
    /// Only the script can ask for pictures: they are needed where a phone has no token, and without a script none has one.
    /// </summary>
    private static Html Pick(PageWords words) => Html.Of($"""
        <fieldset id="pick" disabled>
        <legend><h2 tabindex="-1"><small></small><span>{words.PickTitle}</span></h2></legend>
        <p>{words.PickText}</p>
        <ul class="pictures"></ul>
        </fieldset>
        """);

    private static Html Ends(PageWords words, Phase phase) => Html.Of($"""
        <div id="ends" hidden>
        {End("sending", words.SendingTitle, "")}
        {End("waiting", words.WaitingTitle, words.WaitingText)}
        {End("received", words.ThanksTitle, phase == Phase.Pre ? words.ThanksPre : words.ThanksPost)}
        {End("already", words.AlreadySentTitle, words.AlreadySentText)}
        {End("late", words.LateTitle, words.LateText)}
        {End("unknown", words.UnknownTitle, words.WaitingTitle)}
        {End("refused", words.RefusedTitle, words.RefusedText)}
        <p id="lost" class="error" role="alert" hidden>{words.NoRoomText}</p>
        <p id="slow" hidden><button type="button" id="again">{words.TryAgain}</button></p>
        <section id="own" class="card" hidden>
        <h2>{words.PicturesTitle}</h2>
        <p>{words.PicturesText}</p>
        <ol class="pictures"></ol>
        </section>
        <section id="next" class="card" hidden>
        <p>{words.NextPupilText}</p>
        <button type="button">{words.NextPupil}</button>
        </section>
        </div>
        <p id="said" role="status"></p>
        """);

    private static Html End(string name, string title, string text) => Html.Of($"""
        <section class="card" data-end="{name}" hidden><h2 tabindex="-1">{title}</h2><p>{text}</p></section>
        """);
}

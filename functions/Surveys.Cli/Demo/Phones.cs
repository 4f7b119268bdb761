using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Surveys.Questionnaires;
using Surveys.Responses;

namespace Surveys.Cli.Demo;

/// <summary>What the phones saw of their sending.</summary>
internal sealed class PhoneCounts
{
    private int opened, sent, repeated, refused;

    /// <summary>Surveys that were opened, each for the ticket of one answer sheet.</summary>
    public int Opened => opened;

    /// <summary>Answer sheets that left a phone, repeated ones too.</summary>
    public int Sent => sent;

    /// <summary>Sendings answered with 200: this sheet is stored already.</summary>
    public int Repeated => repeated;

    /// <summary>Sendings answered with anything but a yes.</summary>
    public int Refused => refused;

    /// <summary>The sheets whose storing was acknowledged at least once.</summary>
    public ConcurrentDictionary<Guid, Sending> Acknowledged { get; } = [];

    /// <summary>The first refusal in words, for the person at the keyboard.</summary>
    public string? FirstRefusal { get; private set; }

    public void Open() => Interlocked.Increment(ref opened);

    public void Send() => Interlocked.Increment(ref sent);

    public void Acknowledge(Sending sheet, bool isRepeated)
    {
        Acknowledged.TryAdd(sheet.Id, sheet);
        if (isRepeated)
        {
            Interlocked.Increment(ref repeated);
        }
    }

    public void Refuse(string what)
    {
        Interlocked.Increment(ref refused);
        FirstRefusal ??= what;
    }
}

/// <summary>What phones do over HTTP: open the survey, send the answers, send them again until they are acknowledged.</summary>
internal sealed class Phones(HttpClient http)
{
    private const int Tries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public PhoneCounts Counts { get; } = new();

    /// <summary>Opens the survey behind a code as this phone would, and keeps the ticket.</summary>
    public async Task<string> OpenAsync(string code, Way way, CancellationToken cancel)
    {
        Counts.Open();
        var body = await http.GetByteArrayAsync(way == Way.Form ? $"/s/{code}" : $"/api/surveys/{code}", cancel);
        return way == Way.Form
            ? FromPage(Encoding.UTF8.GetString(body))
            : JsonSerializer.Deserialize(body, DemoJson.Default.SurveyView)!.Ticket;
    }

    public Task SendAsync(Sending sheet, string code, string ticket, Questionnaire questionnaire, CancellationToken cancel)
    {
        var once = () => SendOnceAsync(sheet, code, ticket, questionnaire, cancel);
        return sheet.Repeat switch
        {
            Repeat.None => once(),
            Repeat.AtOnce => Task.WhenAll(once(), once()),
            _ => Again(),
        };

        async Task Again()
        {
            await once();
            await once();
        }
    }

    private async Task SendOnceAsync(Sending sheet, string code, string ticket, Questionnaire questionnaire, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            using var request = sheet.Way == Way.Form
                ? new HttpRequestMessage(HttpMethod.Post, $"/s/{code}") { Content = Form(sheet, ticket, questionnaire) }
                : new HttpRequestMessage(HttpMethod.Put, $"/api/surveys/{code}/responses/{sheet.Id}")
                {
                    Content = Json(sheet, ticket, questionnaire),
                };
            Counts.Send();
            using var response = await http.SendAsync(request, cancel);
            if (response.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.SeeOther)
            {
                Counts.Acknowledge(sheet, isRepeated: response.StatusCode == HttpStatusCode.OK);
                return;
            }

            Counts.Refuse($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancel)}");
            if (tries == Tries || ((int)response.StatusCode < 500 && response.StatusCode != HttpStatusCode.TooManyRequests))
            {
                return;
            }

            await Task.Delay(Pause * tries, cancel);
        }
    }

    /// <remarks>
    /// Put together by hand, since thousands are needed and every part is an id of the questionnaire, a ticket or a token,
    /// which JSON writes as they are.
    /// </remarks>
    private static ByteArrayContent Json(Sending sheet, string ticket, Questionnaire questionnaire)
    {
        var json = new StringBuilder("{\"answers\":{");
        foreach (var (item, option) in Answers(sheet.Answers, questionnaire))
        {
            json.Append(json[^1] == '{' ? "" : ",").Append('"').Append(item).Append("\":\"").Append(option).Append('"');
        }

        json.Append("},\"ticket\":\"").Append(ticket).Append('"');
        if (sheet.Pair is { } token)
        {
            json.Append(",\"pair\":\"").Append(token).Append('"');
        }

        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json.Append('}').ToString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <remarks>The page has an id of its own in the form; one from the seed stands in for it, so that every run stores the same.</remarks>
    private static FormUrlEncodedContent Form(Sending sheet, string ticket, Questionnaire questionnaire) => new(
        Answers(sheet.Answers, questionnaire).Select(answer => KeyValuePair.Create($"q-{answer.Item}", answer.Option))
            .Append(KeyValuePair.Create("id", sheet.Id.ToString()))
            .Append(KeyValuePair.Create("ticket", ticket))
            .Append(KeyValuePair.Create("lang", sheet.Language)));

    private static IEnumerable<(string Item, string Option)> Answers(AnswerSheet sheet, Questionnaire questionnaire)
    {
        for (var i = 0; i < questionnaire.Items.Length; i++)
        {
            if (sheet[i] is { } option)
            {
                yield return (questionnaire.Items[i].Id, questionnaire.Items[i].Options[option]);
            }
        }
    }

    private static string FromPage(string page)
    {
        const string field = "name=\"ticket\" value=\"";
        var start = page.IndexOf(field, StringComparison.Ordinal) + field.Length;
        return start >= field.Length
            ? page[start..page.IndexOf('"', start)]
            : throw new DemoException("The survey page has no ticket in its form.");
    }
}

using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Surveys.App.Campaigns;
using Surveys.App.Tests.Storage;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Storage;

namespace Surveys.App.Tests.Campaigns;

public sealed class TakenCodesTests
{
    [Fact]
    public async Task Registering_ends_where_every_typed_code_is_taken()
    {
        using var service = new Taken();
        using var cache = new SessionCache(service.Storage, TimeProvider.System);
        var register = new SessionRegister(service.Storage, QuestionnaireCatalog.Embedded, cache, TimeProvider.System);
        var body = new SessionBody("a", new DateOnly(2025, 5, 5), new HeadcountBody(Girls: 3), Grade: 5);

        await Assert.ThrowsAsync<ContentionException>(
            () => register.PutAsync(new SessionId(1), body, TestContext.Current.CancellationToken));

        Assert.Equal(OptimisticRetries.MostTries, service.Asked.Count);
        Assert.Distinct(service.Asked);
    }

    /// <summary>A table service with one school, no session, and every code taken by nobody it tells.</summary>
    private sealed class Taken : HttpMessageHandler
    {
        private const string Account = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0;"
            + "TableEndpoint=http://table.invalid/a;BlobEndpoint=http://blob.invalid/a;";

        public Taken() => Storage = new SurveyStorage(
            new TableServiceClient(
                Account, new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false)) }),
            new BlobServiceClient(Account),
            "test",
            new Hurried());

        public SurveyStorage Storage { get; }

        public List<string> Asked { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post)
            {
                Asked.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
                return Answer(HttpStatusCode.Conflict, """{"odata.error":{"code":"EntityAlreadyExists"}}""");
            }

            return request.RequestUri!.AbsolutePath.Contains("schools", StringComparison.Ordinal)
                ? Answer(
                    HttpStatusCode.OK,
                    """{"PartitionKey":"test","RowKey":"a","name":"A","region":"AL-01","level":"Primary","area":"Urban"}""")
                : Answer(HttpStatusCode.NotFound, """{"odata.error":{"code":"ResourceNotFound"}}""");
        }

        private static HttpResponseMessage Answer(HttpStatusCode status, string json) =>
            new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}

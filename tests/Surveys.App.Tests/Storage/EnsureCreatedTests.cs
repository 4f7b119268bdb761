using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Surveys.Storage;

namespace Surveys.App.Tests.Storage;

public sealed class EnsureCreatedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_who_gives_up_takes_nothing_from_the_others()
    {
        using var service = new Service();
        var storage = service.Storage();
        using var impatient = new CancellationTokenSource();
        var first = storage.EnsureCreatedAsync(impatient.Token);
        var second = storage.EnsureCreatedAsync(Cancel);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        service.Answer.SetResult(true);
        await second;
    }

    [Fact]
    public async Task A_failure_is_tried_again_by_the_next_caller()
    {
        using var service = new Service();
        var storage = service.Storage();
        service.Answer.SetResult(false);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => storage.EnsureCreatedAsync(Cancel));
        service.Answer = new TaskCompletionSource<bool>();
        service.Answer.SetResult(true);
        await storage.EnsureCreatedAsync(Cancel);
    }

    [Fact]
    public async Task Made_once_it_is_not_made_again()
    {
        using var service = new Service();
        var storage = service.Storage();
        service.Answer.SetResult(true);
        await storage.EnsureCreatedAsync(Cancel);
        var requests = service.Requests;
        Assert.Equal(StorageKeys.Tables.Length + 1, requests);
        await storage.EnsureCreatedAsync(Cancel);
        Assert.Equal(requests, service.Requests);
    }

    /// <summary>A storage service that answers when it is told to.</summary>
    private sealed class Service : HttpMessageHandler
    {
        private const string Account =
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0;"
            + "TableEndpoint=http://table.invalid/a;BlobEndpoint=http://blob.invalid/a;";

        private int requests;

        public TaskCompletionSource<bool> Answer { get; set; } = new();

        public int Requests => requests;

        public SurveyStorage Storage()
        {
            // One transport for both clients. The handler is disposed by the test.
            var transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false));
            return new SurveyStorage(
                new TableServiceClient(Account, Once(new TableClientOptions { Transport = transport })),
                new BlobServiceClient(Account, Once(new BlobClientOptions { Transport = transport })),
                "test");
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref requests);
            var isMade = await Answer.Task.WaitAsync(cancellationToken);
            return new HttpResponseMessage(
                !isMade ? HttpStatusCode.Forbidden
                : request.RequestUri!.Host.StartsWith("blob", StringComparison.Ordinal) ? HttpStatusCode.Created
                : HttpStatusCode.NoContent)
            {
                Content = new ByteArrayContent([]),
            };
        }

        private static T Once<T>(T options)
            where T : ClientOptions
        {
            options.Retry.MaxRetries = 0;
            return options;
        }
    }
}

using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Surveys.Functions.Hosting;

namespace Surveys.Functions;

public static class AppServices
{
    /// <summary>Registers what the functions need. <see cref="TimeProvider"/> and the settings are there already.</summary>
    public static IServiceCollection AddSurveys(this IServiceCollection services, SurveySettings settings) => services
        .AddSingleton(_ => new TableServiceClient(settings.StorageConnection))
        .AddSingleton(_ => new BlobServiceClient(settings.StorageConnection));
}

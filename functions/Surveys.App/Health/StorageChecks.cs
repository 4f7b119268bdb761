using Azure;
using Azure.Identity;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Surveys.Storage;

namespace Surveys.App.Health;

/// <summary>Whether the storage answers within three seconds.</summary>
internal sealed class StorageCheck(StorageAccount account, ILogger<StorageCheck> log) : IHealthCheck
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await foreach (var _ in account.Tables.QueryAsync(maxPerPage: 1, cancellationToken: cancellationToken))
            {
                break;
            }

            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (
            e is RequestFailedException or AuthenticationFailedException or OperationCanceledException or AggregateException)
        {
            Log.NotReady(log, e.GetType().Name);
            return HealthCheckResult.Unhealthy();
        }
    }
}

/// <summary>
/// Whether the last run of Publish rendered every report. Failed ones do not make the app less ready: pupils do not wait for reports.
/// <c>GET /api/reports</c> names them to staff.
/// </summary>
internal sealed class ReportsCheck(SurveyStorage storage) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await storage.Reports.StatusAsync(cancellationToken) is { Failed.Count: > 0 and var failed }
                ? HealthCheckResult.Degraded($"reports failed: {failed}")
                : HealthCheckResult.Healthy();
        }
        catch (Exception e) when (
            e is RequestFailedException or AuthenticationFailedException or OperationCanceledException or AggregateException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;

namespace Surveys.Functions.Hosting;

internal static class RunCommand
{
    public static async Task<int> RunAsync()
    {
        var settings = SurveySettings.Read(Environment.GetEnvironmentVariable, "UseDevelopmentStorage=true", $"1:{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}");
        await SurveyApp.Build(settings, new HostingMode(7071, TimerSource.Scheduler)).RunAsync();
        return 0;
    }
}

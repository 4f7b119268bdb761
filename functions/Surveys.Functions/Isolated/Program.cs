using Microsoft.Azure.Functions.Worker.Builder;
using Surveys.Functions.Hosting;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning);
    SurveyApp.AddServices(builder.Services, SurveySettings.Read(Environment.GetEnvironmentVariable), new HostingMode(0, TimerSource.Host));
    await builder.Build().RunAsync();
    return 0;
}
catch (SettingException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

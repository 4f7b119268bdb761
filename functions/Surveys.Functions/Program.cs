using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Surveys.App;
using Surveys.App.Settings;
using Surveys.Functions;
using Surveys.Native;

using var parent = ParentWatch.Start();
try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<HttpPipeline>().UseMiddleware<TimerLog>();
    builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning);
#if QUESTPDF
    builder.Services.AddSingleton<Surveys.Documents.SchoolReportEngine>(Surveys.Documents.QuestPdf.SchoolReportPdf.Render);
#endif
    builder.Services.AddSurveys().AddHostedService<StorageSetup>();
    await builder.Build().RunAsync();
    return 0;
}
catch (Exception e) when (SettingProblems.Of(e) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 1;
}

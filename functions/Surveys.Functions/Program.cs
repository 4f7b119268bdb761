using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
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
    builder.Services.Configure<WorkerOptions>(worker => worker.InputConverters.RegisterAt<CancellationConverter>(0));

    // The host has let it in (up to 100 MB), and the pipeline refuses it with a sentence; the server's own limit would only cut the line.
    builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
    builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning);
#if QUESTPDF
    builder.Services.AddSingleton<Surveys.Documents.SchoolReportEngine>(Surveys.Documents.QuestPdf.SchoolReportPdf.Render);
#endif
    builder.Services.AddSurveys().AddHostedService<StorageSetup>();
    var app = builder.Build();
    SettingProblems.Check(app.Services);
    WarmUp.Begin(app.Services);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (SettingProblems.Of(e) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 1;
}

using Surveys.Functions.Aggregate;
using Surveys.Functions.Campaigns;
using Surveys.Functions.Demo;
using Surveys.Functions.Hosting;
using Surveys.Functions.Publish;

// Behind the Functions host nothing else is loaded: a pupil may be waiting for the first answer.
if (args.Length == 0 && CustomHandler.Port is { } port)
{
    return await CustomHandler.RunAsync(port);
}

return await CommandLine.Create(
    RunCommand.Create(),
    DemoCommand.Create(),
    KeysCommand.Create(),
    SessionsCommand.Create(),
    AggregateCommand.Create(),
    PublishCommand.Create(),
    SuppressionsCommand.Create(),
    FunctionsCommand.Create()).Parse(args).InvokeAsync();

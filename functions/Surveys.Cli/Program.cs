using Surveys.Cli;
using Surveys.Cli.Demo;

return await CommandLine.Create(
    RunCommand.Create(),
    DemoCommand.Create(),
    KeysCommand.Create(),
    SessionsCommand.Create(),
    AggregateCommand.Create(),
    PublishCommand.Create(),
    SuppressionsCommand.Create(),
    FunctionsCommand.Create()).Parse(args).InvokeAsync();

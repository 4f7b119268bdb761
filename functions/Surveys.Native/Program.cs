using Surveys.App;
using Surveys.Native;

// Behind the Functions host nothing else is looked at: a pupil may be waiting for the first page.
if (args.Length == 0 && CustomHandler.Port is { } port)
{
    return await CustomHandler.RunAsync(port);
}

switch (args)
{
    case ["--help" or "-h" or "help"]:
        Console.WriteLine(Standalone.Help);
        return 0;
    case ["functions", var folder]:
        FunctionJson.WriteAll(folder, AllFunctions.Declared);
        return 0;
    default:
        return await Standalone.RunAsync(args);
}

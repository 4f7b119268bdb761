using Surveys.App;
using Surveys.Native;

// Behind the Functions host nothing else is looked at: a pupil may be waiting for the first answer.
if (args.Length == 0 && CustomHandler.Port is { } port)
{
    return await CustomHandler.RunAsync(port);
}

if (args is ["functions", var folder])
{
    FunctionJson.WriteAll(folder, FunctionTable.All);
    return 0;
}

return 1;

using Surveys.Functions.Hosting;

return await RunCommand.RunAsync();

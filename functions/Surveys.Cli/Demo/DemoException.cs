namespace Surveys.Cli.Demo;

/// <summary>The app did not do what the demo asked of it.</summary>
internal sealed class DemoException(string message) : Exception(message);

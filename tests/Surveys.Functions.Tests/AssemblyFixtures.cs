using Surveys.Functions.Tests;
using Surveys.Testing;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
[assembly: AssemblyFixture(typeof(PublishedWorker))]

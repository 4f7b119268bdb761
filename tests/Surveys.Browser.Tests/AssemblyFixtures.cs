using Surveys.Testing;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

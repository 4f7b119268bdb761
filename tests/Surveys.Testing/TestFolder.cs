namespace Surveys.Testing;

/// <summary>A folder that is gone afterwards.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("surveys-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

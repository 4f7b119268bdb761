using Surveys.Storage;

namespace Surveys.App.Tests.Storage;

public sealed class PackedJsonTests
{
    private static readonly ReportStatus Status = new(new DateOnly(2025, 5, 5), 7, [new FailedReport("shkolla-1", "sq")]);

    [Fact]
    public void What_was_written_is_read_back()
    {
        var read = PackedJson.Read(PackedJson.Write(Status, StorageJson.Default.ReportStatus), StorageJson.Default.ReportStatus);
        Assert.Equivalent(Status, read, strict: true);
    }

    [Fact]
    public void The_first_byte_is_the_version_of_the_format() =>
        Assert.Equal(2, PackedJson.Write(Status, StorageJson.Default.ReportStatus)[0]);

    [Fact]
    public void A_format_of_another_version_is_named_in_the_error()
    {
        var bytes = PackedJson.Write(Status, StorageJson.Default.ReportStatus);
        bytes[0] = 9;
        var e = Assert.Throws<FormatException>(() => PackedJson.Read(bytes, StorageJson.Default.ReportStatus));
        Assert.Contains("format 9", e.Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => PackedJson.Read([], StorageJson.Default.ReportStatus));
    }
}

using System.Buffers.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Surveys.App.Settings;

namespace Surveys.App.Tests.Settings;

/// <summary>Settings as environment variables name them, bound and validated as a start does it.</summary>
public sealed class SurveySettingsTests
{
    private static readonly string Secret = Base64Url.EncodeToString(new byte[32]);

    [Fact]
    public void What_is_not_set_has_a_default()
    {
        var settings = Read();
        Assert.Equal(("2025", 20_000, 14, 90), (settings.CampaignId, settings.CampaignTarget, settings.TicketDays, settings.RetentionDays));
        Assert.Equal(new Uri("http://localhost:7071"), settings.PublicBaseUrl);
    }

    [Fact]
    public void What_is_set_counts()
    {
        var settings = Read(
            ("Surveys__TicketDays", "7"), ("Surveys__PublicBaseUrl", "https://surveys.example/"), ("Surveys__CampaignId", "pilot-1"));
        Assert.Equal(7, settings.TicketDays);
        Assert.Equal(new Uri("https://surveys.example"), settings.PublicBaseUrl);
        Assert.Equal("pilot-1", settings.CampaignId);
    }

    [Fact]
    public void An_address_that_is_set_to_nothing_is_not_set() =>
        Assert.Equal(SurveySettings.LocalBaseUrl, Read(("Surveys__PublicBaseUrl", " ")).PublicBaseUrl);

    [Fact]
    public void The_platforms_name_of_the_site_is_its_address() =>
        Assert.Equal(
            new Uri("https://surveys.azurewebsites.example"), Read(("WEBSITE_HOSTNAME", "surveys.azurewebsites.example")).PublicBaseUrl);

    [Theory]
    [InlineData("Surveys__TicketDays", "0")]
    [InlineData("Surveys__RetentionDays", "-1")]
    [InlineData("Surveys__CampaignTarget", "0")]
    [InlineData("Surveys__CampaignId", "20/25")]
    [InlineData("Surveys__PublicBaseUrl", "surveys.example")]
    [InlineData("Surveys__LinkKeys", "1:short")]
    [InlineData("Surveys__LinkKeys", "")]
    [InlineData("Surveys__DisclosureKey", "")]
    [InlineData("Surveys__DisclosureKey", "not+base64url")]
    public void What_cannot_be_used_is_named(string name, string value) =>
        Assert.StartsWith($"The setting {name} ", Problem((name, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Surveys__TicketDays", "soon")]
    [InlineData("Surveys__CampaignTarget", "1e9")]
    public void What_is_no_number_is_named(string name, string value) =>
        Assert.Contains(name.Replace("__", ":", StringComparison.Ordinal), Problem((name, value)), StringComparison.Ordinal);

    [Fact]
    public void A_secret_that_cannot_be_read_is_not_shown() =>
        Assert.All(
            [("Surveys__LinkKeys", "1:secretsecret"), ("Surveys__DisclosureKey", "secretsecret")],
            set => Assert.DoesNotContain("secretsecret", Problem(set), StringComparison.Ordinal));

    [Fact]
    public void A_disclosure_key_of_less_than_32_bytes_is_refused()
    {
        Assert.Equal(
            "The setting Surveys__DisclosureKey cannot be read: "
            + "A disclosure key is at least 32 bytes in base64url: 43 characters or more.",
            Problem(("Surveys__DisclosureKey", Base64Url.EncodeToString(new byte[31]))));
        Assert.NotNull(Read(("Surveys__DisclosureKey", Base64Url.EncodeToString(new byte[48]))).DisclosureKey);
    }

    [Theory]
    [InlineData("The setting AzureWebJobsStorage is missing", null, null)]
    [InlineData("The setting AzureWebJobsStorage__blobServiceUri is missing", "https://x.table.core.windows.net", null)]
    [InlineData("The setting AzureWebJobsStorage__tableServiceUri must be an address", "x", "https://x.blob.core.windows.net")]
    public void A_storage_that_is_not_named_whole_is_said(string problem, string? tables, string? blobs)
    {
        var storage = StorageOptions.Read(
            Configuration(("AzureWebJobsStorage__tableServiceUri", tables), ("AzureWebJobsStorage__blobServiceUri", blobs)));
        Assert.StartsWith(problem, storage.Problem(), StringComparison.Ordinal);
    }

    private static string Problem((string, string) set)
    {
        var fault = Assert.ThrowsAny<Exception>(() => Read(set));
        var problem = SettingProblems.Of(fault);
        Assert.NotNull(problem);
        return problem;
    }

    private static SurveySettings Read(params (string Name, string Value)[] set)
    {
        using var services = new ServiceCollection()
            .AddSingleton(Configuration([("Surveys__LinkKeys", $"1:{Secret}"), ("Surveys__DisclosureKey", Secret), .. set]))
            .AddLogging()
            .AddSurveys()
            .BuildServiceProvider();
        return services.GetRequiredService<SurveySettings>();
    }

    private static IConfiguration Configuration(params (string Name, string? Value)[] set)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (name, value) in set)
        {
            settings[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}

using System.Buffers.Text;
using Surveys.App.Settings;

namespace Surveys.App.Tests.Settings;

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
        var settings = Read(("Surveys__TicketDays", "7"), ("Surveys__PublicBaseUrl", "https://surveys.example/"), ("Surveys__CampaignId", "pilot-1"));
        Assert.Equal(7, settings.TicketDays);
        Assert.Equal(new Uri("https://surveys.example"), settings.PublicBaseUrl);
        Assert.Equal("pilot-1", settings.CampaignId);
    }

    [Fact]
    public void The_platforms_name_of_the_site_is_its_address() =>
        Assert.Equal(new Uri("https://surveys.azurewebsites.example"), Read(("WEBSITE_HOSTNAME", "surveys.azurewebsites.example")).PublicBaseUrl);

    [Theory]
    [InlineData("Surveys__TicketDays", "soon")]
    [InlineData("Surveys__TicketDays", "0")]
    [InlineData("Surveys__RetentionDays", "-1")]
    [InlineData("Surveys__CampaignTarget", "1e9")]
    [InlineData("Surveys__CampaignId", "20/25")]
    [InlineData("Surveys__PublicBaseUrl", "surveys.example")]
    [InlineData("Surveys__LinkKeys", "1:short")]
    public void What_cannot_be_read_is_named(string name, string value)
    {
        var error = Assert.Throws<SettingException>(() => Read((name, value)));
        Assert.StartsWith($"The setting {name} ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_cannot_be_read_is_not_shown()
    {
        var error = Assert.Throws<SettingException>(() => Read(("Surveys__LinkKeys", "1:" + Secret + "AA")));
        Assert.DoesNotContain(Secret, error.Message, StringComparison.Ordinal);
    }

    private static SurveySettings Read(params (string Name, string Value)[] set)
    {
        var settings = new Dictionary<string, string> { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true", ["Surveys__LinkKeys"] = $"1:{Secret}" };
        foreach (var (name, value) in set)
        {
            settings[name] = value;
        }

        return SurveySettings.Read(settings.GetValueOrDefault);
    }
}

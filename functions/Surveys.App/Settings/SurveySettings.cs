using Surveys.Campaigns;
using Surveys.Disclosure;

namespace Surveys.App.Settings;

/// <summary>The options as the app works with them: parsed, and never changed while it runs.</summary>
/// <param name="DisclosureKey">Decides how counts are rounded.</param>
/// <param name="PublicBaseUrl">Where phones reach this server; links and QR codes start with it.</param>
/// <param name="CampaignTarget">How many people the campaign wants to reach.</param>
/// <param name="TicketDays">How many days after closing an answer with a ticket is still taken.</param>
/// <param name="RetentionDays">How many days after closing a session its raw responses are kept.</param>
public sealed record SurveySettings(
    LinkKeys LinkKeys,
    DisclosureKey DisclosureKey,
    Uri PublicBaseUrl,
    string CampaignId,
    int CampaignTarget,
    int TicketDays,
    int RetentionDays)
{
    /// <summary>Where the app is reached on this machine, as far as is known without running it.</summary>
    public static readonly Uri LocalBaseUrl = new("http://localhost:7071");

    /// <remarks>Both were validated before.</remarks>
    public static SurveySettings Of(SurveyOptions options, SecretOptions secrets) => new(
        LinkKeys.Parse(secrets.LinkKeys!),
        DisclosureKey.Parse(secrets.DisclosureKey!),
        options.PublicBaseUrl is { Length: > 0 } url ? new Uri(url.TrimEnd('/')) : LocalBaseUrl,
        options.CampaignId,
        options.CampaignTarget,
        options.TicketDays,
        options.RetentionDays);
}

using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Surveys.Campaigns;
using Surveys.Disclosure;

namespace Surveys.App.Settings;

/// <summary>What can be set from outside: environment variables that begin with <c>Surveys__</c>. Checked when the app starts.</summary>
public sealed class SurveyOptions
{
    public const string Section = "Surveys";

    /// <summary>The platform's name of the site: its address where no other is set.</summary>
    private const string SiteName = "WEBSITE_HOSTNAME";

    /// <summary>Where phones reach this server; links and QR codes start with it.</summary>
    [WebAddress(ErrorMessage = "The setting Surveys__PublicBaseUrl must be an address that starts with https:// or http://.")]
    public string? PublicBaseUrl { get; set; }

    /// <summary>Names the campaign in storage, where a separator or a slash would break a key.</summary>
    [CampaignId]
    public string CampaignId { get; set; } = "2025";

    /// <summary>How many people the campaign wants to reach.</summary>
    [WholeNumber(1, 100_000_000)]
    public int CampaignTarget { get; set; } = 20_000;

    /// <summary>How many days after closing an answer with a ticket is still taken.</summary>
    [WholeNumber(1, 365)]
    public int TicketDays { get; set; } = 14;

    /// <summary>How many days after closing a session its raw responses are kept.</summary>
    [WholeNumber(1, 3650)]
    public int RetentionDays { get; set; } = 90;

    /// <exception cref="InvalidOperationException">A setting is not of its type.</exception>
    /// <exception cref="OptionsValidationException">A setting cannot be used; each failure is a sentence that names it.</exception>
    public static SurveyOptions Read(IConfiguration configuration)
    {
        var options = new SurveyOptions();
        options.Fill(configuration);
        return new SurveyOptionsValidator().Validate(null, options) is { Failed: true, Failures: var failures }
            ? throw new OptionsValidationException(Section, typeof(SurveyOptions), failures)
            : options;
    }

    internal void Fill(IConfiguration configuration)
    {
        configuration.GetSection(Section).Bind(this);
        if (string.IsNullOrWhiteSpace(PublicBaseUrl))
        {
            PublicBaseUrl = configuration[SiteName] is { Length: > 0 } site ? $"https://{site}" : null;
        }
    }
}

/// <summary>The settings that nobody may read, in the same section. On Azure they come from the vault.</summary>
public sealed class SecretOptions
{
    /// <summary>
    /// What signs QR links and tickets, written <c>1:&lt;32 random bytes in base64url&gt;</c>; two of them while keys change.
    /// </summary>
    [LinkKeys]
    public string? LinkKeys { get; set; }

    /// <summary>What decides how counts are rounded: at least 32 random bytes in base64url. Never changed during a campaign.</summary>
    [DisclosureKey]
    public string? DisclosureKey { get; set; }

    internal void Fill(IConfiguration configuration) => configuration.GetSection(SurveyOptions.Section).Bind(this);
}

[OptionsValidator]
internal sealed partial class SecretOptionsValidator : IValidateOptions<SecretOptions>;

[OptionsValidator]
internal sealed partial class SurveyOptionsValidator : IValidateOptions<SurveyOptions>;

/// <summary>Says which setting cannot be read, and never what it holds: it is a secret.</summary>
/// <param name="holds">What it must hold.</param>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class SecretAttribute(string holds) : ValidationAttribute
{
    /// <exception cref="FormatException">The text cannot be read; the message does not hold it.</exception>
    protected abstract void Parse(string text);

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var name = $"{SurveyOptions.Section}__{validationContext.MemberName}";
        if (value is not string { Length: > 0 } text)
        {
            return new ValidationResult($"The setting {name} is missing: it must hold {holds}.");
        }

        try
        {
            Parse(text);
            return ValidationResult.Success;
        }
        catch (FormatException e)
        {
            return new ValidationResult($"The setting {name} cannot be read: {e.Message.TrimEnd('.')}.");
        }
    }
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class LinkKeysAttribute() : SecretAttribute("the keys that sign links, written 1:<32 random bytes in base64url>")
{
    protected override void Parse(string text) => LinkKeys.Parse(text);
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class DisclosureKeyAttribute()
    : SecretAttribute("the key that decides how counts are rounded, 32 random bytes in base64url")
{
    protected override void Parse(string text) => DisclosureKey.Parse(text);
}

/// <summary>An absolute http or https address; nothing is taken as not set.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is null or ""
        || (value is string text && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https");
}

/// <summary>A number within bounds, both included.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeNumberAttribute(int least, int most) : ValidationAttribute
{
    public int Least => least;

    public int Most => most;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is int number && number >= least && number <= most
            ? ValidationResult.Success
            : new ValidationResult(
                $"The setting {SurveyOptions.Section}__{validationContext.MemberName} must be a whole number from {least} to {most}.");
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class CampaignIdAttribute() : ValidationAttribute(
    "The setting Surveys__CampaignId must be 1 to 32 letters, digits and hyphens.")
{
    public override bool IsValid(object? value) =>
        value is string { Length: >= 1 and <= 32 } text && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}

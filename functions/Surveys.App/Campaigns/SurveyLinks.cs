using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Storage;

namespace Surveys.App.Campaigns;

/// <summary>Writes the addresses that pupils open.</summary>
public sealed class SurveyLinks(SurveySettings settings)
{
    public Uri Page(SurveyCode code) => new($"{Base}/s/{code.Sign(settings.LinkKeys)}");

    /// <summary>The same address in upper case, which QR codes write in their alphanumeric mode: fewer, larger squares.</summary>
    /// <remarks>Scheme and host have no case, and neither has our route; only a path in the base address could have one.</remarks>
    public string QrText(SurveyCode code) =>
        settings.PublicBaseUrl.AbsolutePath == "/" ? Page(code).AbsoluteUri.ToUpperInvariant() : Page(code).AbsoluteUri;

    public PhaseLinks Of(RegisteredSession registered, Phase phase)
    {
        var code = new SurveyCode(registered.Session.Id, phase);
        var qr = $"{Base}/api/sessions/{code.Session}/qr/{phase.ToString().ToLowerInvariant()}";
        return new PhaseLinks(
            code.Sign(settings.LinkKeys), Page(code), registered.TypedCode(phase), new Uri(qr + ".svg"), new Uri(qr + ".png"));
    }

    private string Base => settings.PublicBaseUrl.AbsoluteUri.TrimEnd('/');
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Surveys.App.Settings;

internal static class SettingsServices
{
    /// <summary>Binds the options to the host's configuration and has them checked when the host starts.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddOptions<SurveyOptions>().Configure<IConfiguration>((options, configuration) => options.Fill(configuration))
            .ValidateOnStart();
        services.AddOptions<SecretOptions>().Configure<IConfiguration>((options, configuration) => options.Fill(configuration))
            .ValidateOnStart();
        services.AddOptions<StorageOptions>().Configure<IConfiguration>((options, configuration) => options.Fill(configuration))
            .ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<SurveyOptions>, SurveyOptionsValidator>()
            .AddSingleton<IValidateOptions<SecretOptions>, SecretOptionsValidator>()
            .AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>()
            .AddSingleton(provider => SurveySettings.Of(
                provider.GetRequiredService<IOptions<SurveyOptions>>().Value, provider.GetRequiredService<IOptions<SecretOptions>>().Value))
            .AddSingleton(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value.Open());
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using NCrontab;
using Surveys.Campaigns;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Testing;

namespace Surveys.App.Tests.Infra;

/// <summary>What a deployment would make, as far as can be told without an Azure subscription.</summary>
public sealed partial class InfraTests(Bicep bicep) : IClassFixture<Bicep>
{
    /// <summary>Set for the Functions host; the app never looks at them.</summary>
    private static readonly string[] OfTheHost =
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AzureWebJobsStorage__credential"];

    [Fact]
    public async Task Bicep_compiles_without_a_warning() => Assert.Equal("", await bicep.RunAsync(["lint", "main.bicepparam"]));

    [Fact]
    public async Task Bicep_stands_in_its_usual_form()
    {
        Assert.Equal("", await bicep.RunAsync(["format", "--pattern", "*.bicep*"]));
        Assert.All(
            Directory.EnumerateFiles(Bicep.Source, "*.bicep*"),
            file => Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(bicep.Folder, Path.GetFileName(file)))));
    }

    [Fact]
    public async Task Every_setting_the_app_reads_is_set_and_the_other_way_round()
    {
        string[] read =
        [
            .. Names(typeof(SurveyOptions), "Surveys__"),
            .. Names(typeof(SecretOptions), "Surveys__"),
            .. Names(typeof(StorageOptions), "AzureWebJobsStorage__").Where(name => !name.EndsWith(nameof(StorageOptions.ConnectionString), StringComparison.Ordinal)),
        ];
        var set = Single(await bicep.ResourcesAsync("production"), "Microsoft.Web/sites/config").GetProperty("properties").EnumerateObject().Select(setting => setting.Name);
        Assert.Equal(
            read.Order(StringComparer.OrdinalIgnoreCase), set.Except(OfTheHost).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

        static IEnumerable<string> Names(Type options, string prefix) =>
            options.GetProperties().Where(property => property.CanWrite).Select(property => prefix + property.Name);
    }

    /// <summary>What makes the list of the test above complete.</summary>
    [Fact]
    public void Settings_are_read_by_the_options_alone()
    {
        var folder = Path.Combine(Repository.Root, "functions");
        var readers = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file => Reading.Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));
        Assert.All(readers, reader => Assert.Equal("CustomHandler.cs: GetEnvironmentVariable(\"FUNCTIONS_CUSTOMHANDLER_PORT\"", reader));
    }

    [Theory]
    [InlineData("staging")]
    [InlineData("production")]
    public async Task The_app_can_read_what_is_set(string stage)
    {
        var settings = Single(await bicep.ResourcesAsync(stage), "Microsoft.Web/sites/config").GetProperty("properties").EnumerateObject()
            .Where(setting => setting.Name.StartsWith("Surveys__", StringComparison.Ordinal))
            .ToDictionary(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value.GetString());
        var read = SurveyOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        Assert.Equal((stage == "staging" ? 30 : 90, 14, 20_000, "2025"), (read.RetentionDays, read.TicketDays, read.CampaignTarget, read.CampaignId));
    }

    [Fact]
    public async Task Storage_opens_to_identities_only_and_no_container_is_public()
    {
        var resources = await bicep.ResourcesAsync("production");
        var account = Single(resources, "Microsoft.Storage/storageAccounts").GetProperty("properties");
        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
        Assert.All(
            Of(resources, "Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", container.GetProperty("properties").GetProperty("publicAccess").GetString()));
    }

    /// <summary>One more must be a decision, made here too.</summary>
    [Fact]
    public async Task Nobody_has_another_role_than_these()
    {
        const string blobOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", blobContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
            tableContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", secretsUser = "4633458b-17de-408a-b874-0445c86b69e6",
            metricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
        var given = Of(await bicep.ResourcesAsync("production"), "Microsoft.Authorization/roleAssignments").Select(assignment =>
        {
            var properties = assignment.GetProperty("properties");
            var who = properties.GetProperty("principalId").GetString()!.Contains("deployer()", StringComparison.Ordinal) ? "operator" : "app";
            var on = assignment.GetProperty("id").GetString()!.Split("/providers/")[^2].Split('/')[1];
            return (who, on, properties.GetProperty("roleDefinitionId").GetString()!.Split('/')[^1]);
        });
        Assert.Equal(
            [
                ("app", "components", metricsPublisher), ("app", "storageAccounts", tableContributor), ("app", "storageAccounts", blobOwner),
                ("app", "vaults", secretsUser), ("operator", "storageAccounts", tableContributor), ("operator", "storageAccounts", blobContributor),
            ],
            given.Order());
    }

    [Fact]
    public async Task No_setting_holds_a_secret()
    {
        var settings = Single(await bicep.ResourcesAsync("production"), "Microsoft.Web/sites/config").GetProperty("properties");
        Assert.StartsWith("@Microsoft.KeyVault(", settings.GetProperty("Surveys__LinkKeys").GetString()!.Replace("[format('", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(settings.EnumerateObject(), setting => Assert.DoesNotMatch("(?i)accountkey=|sharedaccess|listkeys", setting.Value.GetString()));
    }

    /// <summary>A new random number for each deployment, of which the vault keeps the first.</summary>
    [Fact]
    public async Task The_link_keys_that_are_drawn_can_be_read()
    {
        var drawn = Single(await bicep.ResourcesAsync("production"), "Microsoft.KeyVault/vaults/secrets").GetProperty("properties").GetProperty("value").GetString()!;
        Assert.Contains("newGuid()", drawn, StringComparison.Ordinal);
        var keys = await bicep.EvaluateAsync(drawn.Trim('[', ']').Replace("newGuid()", $"'{Guid.NewGuid()}'", StringComparison.Ordinal));
        Assert.NotNull(LinkKeys.Parse(keys));
        Assert.Contains("@onlyIfNotExists()\nresource linkKeys ", await File.ReadAllTextAsync(Path.Combine(Bicep.Source, "vault.bicep"), Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("production", "custom")]
    [InlineData("staging", "dotnet-isolated")]
    public async Task Either_edition_gets_its_runtime(string stage, string runtime)
    {
        var app = Single(await bicep.ResourcesAsync(stage), "Microsoft.Web/sites").GetProperty("properties");
        Assert.Equal(runtime, app.GetProperty("functionAppConfig").GetProperty("runtime").GetProperty("name").GetString());
        Assert.True(app.GetProperty("httpsOnly").GetBoolean());
    }

    [Fact]
    public async Task Somebody_is_told_when_figures_age_requests_fail_or_money_runs()
    {
        var resources = await bicep.ResourcesAsync("production");
        var operators = Single(resources, "Microsoft.Insights/actionGroups");
        var group = operators.GetProperty("id").GetString();
        var alerts = Of(resources, "Microsoft.Insights/scheduledQueryRules").Select(alert => alert.GetProperty("properties")).ToList();
        Assert.Equal(2, alerts.Count);
        Assert.All(alerts, alert => Assert.Equal(group, alert.GetProperty("actions").GetProperty("actionGroups")[0].GetString()));
        Assert.All(
            Single(resources, "Microsoft.Consumption/budgets").GetProperty("properties").GetProperty("notifications").EnumerateObject(),
            notification => Assert.Equal(group, notification.Value.GetProperty("contactGroups")[0].GetString()));

        // The timers the alert waits for are ours, and it wakes later than the slower of them runs.
        var query = alerts.Select(alert => alert.GetProperty("criteria").GetProperty("allOf")[0].GetProperty("query").GetString()!).Single(q => q.Contains("timer", StringComparison.Ordinal));
        Assert.All(TimersNamed.Matches(query).SelectMany(match => match.Groups[1].Captures), name =>
            Assert.Contains(AllFunctions.Declared.OfType<TimerFunction>(), timer => timer.Name == name.Value));
    }

    [Fact]
    public async Task What_is_kept_of_a_request_has_no_address_and_nothing_of_the_phone()
    {
        var resources = await bicep.ResourcesAsync("production");
        var rule = Single(resources, "Microsoft.Insights/dataCollectionRules");
        var flow = Assert.Single(rule.GetProperty("properties").GetProperty("dataFlows").EnumerateArray());
        Assert.Equal("Microsoft-Table-AppRequests", flow.GetProperty("streams")[0].GetString());
        Assert.All(["Url", "ClientIP", "ClientCity", "ClientBrowser", "ClientOS", "Properties"], column =>
            Assert.Contains(column, flow.GetProperty("transformKql").GetString()!, StringComparison.Ordinal));
        Assert.Contains(
            Of(resources, "Microsoft.OperationalInsights/workspaces"),
            workspace => workspace.GetProperty("properties").TryGetProperty("defaultDataCollectionRuleResourceId", out var id)
                && id.GetString() == rule.GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_operator_is_told_too_and_a_subscription_without_budgets_gets_none()
    {
        var resources = await bicep.ResourcesAsync("staging");
        var receivers = Single(resources, "Microsoft.Insights/actionGroups").GetProperty("properties").GetProperty("emailReceivers");
        Assert.Equal(Bicep.Operator, receivers[0].GetProperty("emailAddress").GetString());
        Assert.Empty(Of(resources, "Microsoft.Consumption/budgets"));
    }

    /// <summary>Flex Consumption knows no WEBSITE_TIME_ZONE: what is written is UTC.</summary>
    [Fact]
    public void Schedules_are_valid_and_fire_as_often_as_they_should()
    {
        var day = new DateTime(2025, 5, 5, 0, 0, 0, DateTimeKind.Utc);
        var runs = AllFunctions.Declared.OfType<TimerFunction>().ToDictionary(
            timer => timer.Name,
            timer => CrontabSchedule.Parse(timer.Schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
                .GetNextOccurrences(day.AddTicks(-1), day.AddDays(1)).Count());
        Assert.Equal((1440, 288, 1), (runs["Aggregate"], runs["Publish"], runs["Rebuild"]));
        Assert.All(runs.Values, count => Assert.InRange(count, 1, 1440));
    }

    [Fact]
    public async Task Azd_packages_what_was_published_and_finds_the_app()
    {
        var azd = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "azure.yaml"), Cancel);
        var service = ServiceName.Match(azd).Groups[1].Value;
        Assert.Equal(service, Single(await bicep.ResourcesAsync("production"), "Microsoft.Web/sites").GetProperty("tags").GetProperty("azd-service-name").GetString());
        var output = Regex.Match(azd, @"-o (\S+)").Groups[1].Value;
        Assert.Equal(output, Regex.Match(azd, @"dist: (\S+)").Groups[1].Value);
        Assert.Contains("\n    language: custom\n", azd, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IEnumerable<JsonElement> Of(IEnumerable<JsonElement> resources, string type) =>
        resources.Where(resource => resource.GetProperty("type").GetString() == type);

    private static JsonElement Single(IEnumerable<JsonElement> resources, string type) => Assert.Single(Of(resources, type));

    [GeneratedRegex("""GetEnvironmentVariables?(\([^)]*|.)|"(Surveys__|AzureWebJobsStorage)[^ "]*"|IConfiguration\b""")]
    private static partial Regex Reading { get; }

    [GeneratedRegex(@"in \((?:'(\w+)'(?:, )?)+\)")]
    private static partial Regex TimersNamed { get; }

    [GeneratedRegex(@"^services:\n  (\w+):", RegexOptions.Multiline)]
    private static partial Regex ServiceName { get; }
}

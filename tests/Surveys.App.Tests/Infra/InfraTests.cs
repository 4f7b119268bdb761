using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using NCrontab;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Testing;

namespace Surveys.App.Tests.Infra;

/// <summary>What a deployment would make, as far as can be told without an Azure subscription.</summary>
public sealed partial class InfraTests(Bicep bicep) : IClassFixture<Bicep>
{
    /// <summary>Set for the Functions host; the app never looks at them.</summary>
    private static readonly string[] OfTheHost =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AzureWebJobsDisableHomepage",
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__queueServiceUri",
    ];

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
            .. Names(typeof(StorageOptions), "AzureWebJobsStorage__").Where(name => name != "AzureWebJobsStorage__ConnectionString"),
        ];
        var set = Single(await bicep.ResourcesAsync("production"), "Microsoft.Web/sites/config")
            .GetProperty("properties").EnumerateObject().Select(setting => setting.Name);
        Assert.Equal(
            read.Order(StringComparer.OrdinalIgnoreCase),
            set.Except(OfTheHost).Order(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);

        static IEnumerable<string> Names(Type options, string prefix) =>
            options.GetProperties().Where(property => property.CanWrite).Select(property => prefix + property.Name);
    }

    /// <summary>What makes the list of the test above complete.</summary>
    [Fact]
    public void Settings_are_read_by_the_options_alone()
    {
        var readers = Sources().SelectMany(source => Reading.Matches(source.Text).Select(match => $"{source.Name}: {match.Value}"));
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
        Assert.Equal(
            (stage == "staging" ? 30 : 90, 14, 20_000, "2025"),
            (read.RetentionDays, read.TicketDays, read.CampaignTarget, read.CampaignId));
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
            tableContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", queueContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
            secretsUser = "4633458b-17de-408a-b874-0445c86b69e6", metricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
        var given = Of(await bicep.ResourcesAsync("production"), "Microsoft.Authorization/roleAssignments").Select(assignment =>
        {
            var properties = assignment.GetProperty("properties");
            var principal = properties.GetProperty("principalId").GetString()!;
            var who = principal.Contains("deployer()", StringComparison.Ordinal) ? "operator" : "app";
            var on = assignment.GetProperty("id").GetString()!.Split("/providers/")[^2].Split('/')[1];
            return (who, on, properties.GetProperty("roleDefinitionId").GetString()!.Split('/')[^1]);
        });
        Assert.Equal(
            [
                ("app", "components", metricsPublisher), ("app", "storageAccounts", tableContributor),
                ("app", "storageAccounts", queueContributor), ("app", "storageAccounts", blobOwner), ("app", "vaults", secretsUser),
                ("operator", "storageAccounts", tableContributor), ("operator", "storageAccounts", blobContributor),
            ],
            given.Order());
    }

    [Fact]
    public async Task No_setting_holds_a_secret()
    {
        var settings = Single(await bicep.ResourcesAsync("production"), "Microsoft.Web/sites/config").GetProperty("properties");
        Assert.All(["Surveys__LinkKeys", "Surveys__DisclosureKey"], name => Assert.StartsWith(
            "@Microsoft.KeyVault(",
            settings.GetProperty(name).GetString()!.Replace("[format('", "", StringComparison.Ordinal),
            StringComparison.Ordinal));
        Assert.All(
            settings.EnumerateObject(),
            setting => Assert.DoesNotMatch("(?i)accountkey=|sharedaccess|listkeys", setting.Value.GetString()));
    }

    /// <summary>A new random number for each deployment, of which the vault keeps the first.</summary>
    [Fact]
    public async Task The_secrets_that_are_drawn_can_be_read()
    {
        var drawn = new Dictionary<string, string>();
        foreach (var secret in Of(await bicep.ResourcesAsync("production"), "Microsoft.KeyVault/vaults/secrets"))
        {
            var value = secret.GetProperty("properties").GetProperty("value").GetString()!;
            Assert.Contains("newGuid()", value, StringComparison.Ordinal);
            drawn.Add(
                secret.GetProperty("name").GetString()!.Split('/')[^1].Trim('\'', ')', ']'),
                await bicep.EvaluateAsync(value.Trim('[', ']').Replace("newGuid()", $"'{Guid.NewGuid()}'", StringComparison.Ordinal)));
        }

        Assert.Equal(["disclosure-key", "link-keys"], drawn.Keys.Order());
        Assert.NotNull(LinkKeys.Parse(drawn["link-keys"]));
        Assert.NotNull(DisclosureKey.Parse(drawn["disclosure-key"]));
        var vault = await File.ReadAllTextAsync(Path.Combine(Bicep.Source, "vault.bicep"), Cancel);
        Assert.Contains("@onlyIfNotExists()\nresource linkKeys ", vault, StringComparison.Ordinal);
        Assert.Contains("@onlyIfNotExists()\nresource disclosureKey ", vault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("production", "dotnet-isolated", "10.0")]
    [InlineData("staging", "custom", "1.0")]
    public async Task The_worker_is_deployed_unless_the_native_hosting_is_chosen(string stage, string name, string version)
    {
        var resources = await bicep.ResourcesAsync(stage);
        var app = Single(resources, "Microsoft.Web/sites").GetProperty("properties");
        var runtime = app.GetProperty("functionAppConfig").GetProperty("runtime");
        Assert.Equal((name, version), (runtime.GetProperty("name").GetString(), runtime.GetProperty("version").GetString()));
        Assert.True(app.GetProperty("httpsOnly").GetBoolean());
        var settings = Single(resources, "Microsoft.Web/sites/config").GetProperty("properties");
        Assert.Equal("true", settings.GetProperty("AzureWebJobsDisableHomepage").GetString());
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
        var query = Query(alerts, "timer");
        Assert.All(TimersNamed.Matches(query).SelectMany(match => match.Groups[1].Captures), name =>
            Assert.Contains(AllFunctions.Declared.OfType<TimerFunction>(), timer => timer.Name == name.Value));
    }

    /// <summary>Both hostings write the same sentence; the native one puts its level and category before it.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("info: Surveys.Aggregate[5]\n      ")]
    public async Task The_alert_on_figures_that_stand_still_reads_what_the_app_writes(string before)
    {
        var sentence = Assert.Single(Sources().SelectMany(source => TimerSentence.Matches(source.Text).Select(match => match.Value)));
        var message = before + sentence.Replace("{Name}", "Aggregate", StringComparison.Ordinal)
            .Replace("{Milliseconds}", "12", StringComparison.Ordinal);
        var resources = await bicep.ResourcesAsync("production");
        var row = new Dictionary<string, string> { ["Message"] = message };
        Assert.Equal(message, Transformation.Of(resources, "AppTraces").Keep(row)["Message"]);

        var alerts = Of(resources, "Microsoft.Insights/scheduledQueryRules").Select(alert => alert.GetProperty("properties"));
        var query = Query(alerts, "timer");
        Assert.StartsWith("traces | ", query, StringComparison.Ordinal);
        Assert.Equal("Aggregate", Regex.Match(message, Extracted.Match(query).Groups[1].Value).Groups[1].Value);
    }

    /// <summary>The columns that the Functions host fills, or may fill, from a request.</summary>
    [Theory]
    [InlineData("AppRequests", "Name OperationName Url Properties ClientBrowser ClientIP ClientModel ClientOS")]
    [InlineData("AppDependencies", "Name OperationName Data Properties ClientBrowser ClientIP ClientModel ClientOS")]
    [InlineData("AppTraces", "Message OperationName Properties ClientBrowser ClientIP ClientModel ClientOS")]
    [InlineData("AppExceptions", "Message OuterMessage InnermostMessage ProblemId Details OperationName Properties ClientBrowser ClientIP")]
    public async Task Nothing_that_is_kept_names_a_response_a_key_or_a_phone(string table, string columns)
    {
        var transformation = Transformation.Of(await bicep.ResourcesAsync("production"), table);
        var routes = Sources().SelectMany(source => SubmitRoute.Matches(source.Text).Select(match => match.Groups[1].Value));
        var route = Assert.Single(routes.Distinct());
        string[] signs =
        [
            "PUT /" + route.Replace("{id}", "0f8fad5b-d9cb-469f-a165-70867728950e", StringComparison.Ordinal),
            "http://127.0.0.1:38127/" + route,
            "https://x.table.core.windows.net/responses(PartitionKey='0123456789ab',RowKey='0f8fad5b-d9cb-469f-a165-70867728950e')",
            "GET /schools/prova/report.pdf?lang=sq&key=0123",
            "Mozilla/5.0 (Linux; Android 9)",
            """Executing HTTP request: { "requestId": "1", "method": "GET", "userAgent": "curl/8.5.0", "uri": "/" }""",
        ];
        Assert.All(signs, sign => Assert.All(
            transformation.Keep(columns.Split(' ').ToDictionary(column => column, _ => sign)).Values,
            value => Assert.DoesNotContain(sign, value, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_tells_how_the_app_is_doing_is_kept()
    {
        var resources = await bicep.ResourcesAsync("production");
        Assert.Equal(
            ["GET /s/{code}", "500"],
            Transformation.Of(resources, "AppRequests").Keep(new() { ["Name"] = "GET /s/{code}", ["ResultCode"] = "500" }).Values);
        Assert.Equal(
            ["127.0.0.1:38127", "12"],
            Transformation.Of(resources, "AppDependencies").Keep(new() { ["Target"] = "127.0.0.1:38127", ["DurationMs"] = "12" }).Values);
        Assert.Equal(
            ["Storage does not answer."],
            Transformation.Of(resources, "AppExceptions").Keep(new() { ["OuterMessage"] = "Storage does not answer." }).Values);
    }

    [Fact]
    public async Task The_workspace_applies_the_rule()
    {
        var resources = await bicep.ResourcesAsync("production");
        var rule = Single(resources, "Microsoft.Insights/dataCollectionRules").GetProperty("id").GetString();
        Assert.Contains(
            Of(resources, "Microsoft.OperationalInsights/workspaces"),
            workspace => workspace.GetProperty("properties").TryGetProperty("defaultDataCollectionRuleResourceId", out var id)
                && id.GetString() == rule);
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
        var azd = await AzdAsync();
        var service = ServiceName.Match(azd).Groups[1].Value;
        var app = Single(await bicep.ResourcesAsync("production"), "Microsoft.Web/sites");
        Assert.Equal(service, app.GetProperty("tags").GetProperty("azd-service-name").GetString());
        Assert.Contains("\n    project: functions/Surveys.Functions\n", azd, StringComparison.Ordinal);
        Assert.Contains("\n    language: custom\n", azd, StringComparison.Ordinal);
        Assert.Contains("\n    dist: artifacts/package\n", azd, StringComparison.Ordinal);
    }

    /// <summary>Runs the hook where azd does, in the folder of the service, with a stand-in for dotnet.</summary>
    [Theory]
    [InlineData(null, "Surveys.Functions")]
    [InlineData("", "Surveys.Functions")]
    [InlineData("Worker", "Surveys.Functions")]
    [InlineData("Native", "Surveys.Native")]
    [InlineData("Isolated", null)]
    public async Task The_hook_of_azd_publishes_the_hosting_that_is_chosen(string? chosen, string? published)
    {
        using var folder = new TestFolder();
        var service = Directory.CreateDirectory(Path.Combine(folder.Path, "functions", "Surveys.Functions")).FullName;
        var old = Directory.CreateDirectory(Path.Combine(folder.Path, "artifacts", "package", "old")).FullName;
        var script = """dotnet() { echo "$PWD: $*"; }""" + "\n" + HookOf(await AzdAsync());
        var environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" };
        if (chosen is not null)
        {
            environment["SURVEYS_EDITION"] = chosen;
        }

        await using var hook = new ChildProcess("/bin/sh", ["-e", "-c", script], service, environment);
        Assert.Equal(published is null ? 1 : 0, await hook.WaitForExitAsync());
        Assert.Equal(
            published is null
                ? $"SURVEYS_EDITION is '{chosen}'. It must be Worker or Native."
                : $"{folder.Path}: publish functions/{published} -c Release -o artifacts/package",
            hook.Output.Trim());
        Assert.Equal(published is null, Directory.Exists(old));
    }

    private static Task<string> AzdAsync() => File.ReadAllTextAsync(Path.Combine(Repository.Root, "azure.yaml"), Cancel);

    /// <summary>The lines below <c>run: |</c>, to the end of the file.</summary>
    private static string HookOf(string azd) => Regex.Replace(azd.Split("run: |\n")[1], "^ {10}", "", RegexOptions.Multiline);

    private static string Query(IEnumerable<JsonElement> alerts, string word) => alerts
        .Select(alert => alert.GetProperty("criteria").GetProperty("allOf")[0].GetProperty("query").GetString()!)
        .Single(query => query.Contains(word, StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Text)> Sources() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IEnumerable<JsonElement> Of(IEnumerable<JsonElement> resources, string type) =>
        resources.Where(resource => resource.GetProperty("type").GetString() == type);

    private static JsonElement Single(IEnumerable<JsonElement> resources, string type) => Assert.Single(Of(resources, type));

    [GeneratedRegex("""GetEnvironmentVariables?(\([^)]*|.)""")]
    private static partial Regex Reading { get; }

    [GeneratedRegex(@"in \((?:'(\w+)'(?:, )?)+\)")]
    private static partial Regex TimersNamed { get; }

    /// <summary>What the app writes after a timer, as the log's source has it.</summary>
    [GeneratedRegex(@"The timer \{Name\} took \{Milliseconds\} ms\.")]
    private static partial Regex TimerSentence { get; }

    [GeneratedRegex("""
        "(api/surveys/[^"]*/\{id\})"
        """)]
    private static partial Regex SubmitRoute { get; }

    [GeneratedRegex(@"extract\('([^']+)'")]
    private static partial Regex Extracted { get; }

    [GeneratedRegex(@"^services:\n  (\w+):", RegexOptions.Multiline)]
    private static partial Regex ServiceName { get; }
}

using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Surveys.Cli.Demo;

/// <summary>The stages of the demo: a bar for each in a terminal, a line for each in a file or pipe.</summary>
internal sealed class Stages(ProgressContext? bars)
{
    private readonly List<Stage> stages = [];

    /// <summary>Seconds by stage, in the order they were begun.</summary>
    public IEnumerable<KeyValuePair<string, double>> Seconds => stages.Select(stage => KeyValuePair.Create(stage.Key, stage.Seconds));

    public static Task<T> ShowAsync<T>(Func<Stages, Task<T>> work) =>
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
            ? work(new Stages(null))
            : ShowBarsAsync(work);

    /// <param name="key">Its name among the seconds.</param>
    /// <param name="title">Its name on the screen.</param>
    public Stage Add(string key, string title)
    {
        var stage = new Stage(key, title, bars?.AddTask(title.EscapeMarkup(), autoStart: false, maxValue: 1));
        lock (stages)
        {
            stages.Add(stage);
        }

        return stage;
    }

    private static Task<T> ShowBarsAsync<T>(Func<Stages, Task<T>> work)
    {
        var seconds = new SecondsColumn();
        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), seconds)
            .StartAsync(bars => work(seconds.Stages = new Stages(bars)));
    }

    /// <summary>The time of the work itself: a stage that is done in parts rests between them.</summary>
    private sealed class SecondsColumn : ProgressColumn
    {
        public Stages? Stages { get; set; }

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(
            string.Create(CultureInfo.InvariantCulture, $"{Stages?.Of(task)?.Seconds ?? 0,5:F1} s"));
    }

    private Stage? Of(ProgressTask bar)
    {
        lock (stages)
        {
            return stages.Find(stage => stage.Shows(bar));
        }
    }
}

/// <summary>A piece of work whose time is taken, at one go or in parts.</summary>
internal sealed class Stage(string key, string title, ProgressTask? bar)
{
    private readonly Stopwatch watch = new();
    private int done;

    public string Key => key;

    public double Seconds => Math.Round(watch.Elapsed.TotalSeconds, 3);

    /// <summary>About so many steps are to be done.</summary>
    public void Expect(int steps) => bar?.MaxValue = steps;

    public bool Shows(ProgressTask other) => bar == other;

    public void Advance()
    {
        Interlocked.Increment(ref done);
        bar?.Increment(1);
    }

    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        bar?.StartTask();
        watch.Start();
        try
        {
            return await work();
        }
        finally
        {
            watch.Stop();
        }
    }

    public Task RunAsync(Func<Task> work) => RunAsync(async () =>
    {
        await work();
        return true;
    });

    public void Finish()
    {
        if (bar is null)
        {
            var steps = done > 0 ? string.Create(CultureInfo.InvariantCulture, $"{done:N0}, ") : "";
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {steps}{watch.Elapsed.TotalSeconds:F1} s"));
        }
        else
        {
            bar.Value = bar.MaxValue;
            bar.StopTask();
        }
    }
}

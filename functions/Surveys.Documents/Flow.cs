namespace Surveys.Documents;

/// <summary>The paper of every document, in points. Everything but the footer lies inside the margins.</summary>
internal static class A4
{
    public const float Width = 595;
    public const float Height = 842;
    public const float Left = 42;
    public const float Right = Width - Left;
    public const float Top = 36;
    public const float Bottom = Height - 46;
    public const float Column = Right - Left;
    public const float Footer = Height - 28;
}

/// <summary>A piece of a page that is never broken: how high it is and how it is drawn with its top at a given height.</summary>
/// <param name="Before">The space above it; falls away at the top of a page.</param>
/// <param name="KeepWithNext">Never the last on a page while something follows.</param>
/// <param name="Header">Drawn again above it where it comes first on a page.</param>
/// <param name="Bookmark">The name under which a reader finds it.</param>
internal sealed record Block(
    float Height,
    Action<Pen, float> Draw,
    float Before = 0,
    bool KeepWithNext = false,
    Block? Header = null,
    string? Bookmark = null)
{
    /// <summary>Stands at the foot of its page, whatever comes before it.</summary>
    public bool AtFoot { get; init; }

    /// <summary>Is left out where it would begin a page: it is not worth one.</summary>
    public bool FallsAway { get; init; }

    /// <summary>Begins a page.</summary>
    public bool OnNewPage { get; init; }
}

/// <summary>A block and where its top is.</summary>
internal readonly record struct Placed(Block Block, float Top);

/// <summary>Fills pages from top to bottom with blocks.</summary>
internal sealed class Flow
{
    private const float Room = A4.Bottom - A4.Top;

    private readonly List<Block> blocks = [];

    public void Add(Block block) => blocks.Add(block);

    /// <summary>Rows that may break between pages, but never leave fewer than three at the foot or at the head of one.</summary>
    public void AddTable(IEnumerable<Block> rows)
    {
        const int Together = 3;
        var all = rows.ToList();
        blocks.AddRange(all.Select((row, i) => row with
        {
            KeepWithNext = i + 1 < all.Count && (i + 1 < Together || i >= all.Count - Together),
        }));
    }

    /// <summary>
    /// A text of any length: one block a line, so that it can break anywhere but after its first and before its last line.
    /// </summary>
    public void Text(
        string text, TextStyle style, float before = 0, float left = A4.Left, float width = A4.Column, bool keepWithNext = false)
    {
        var lines = style.Wrap(text, width);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            Add(new Block(
                style.Leading,
                (pen, top) => pen.Text(line, left, top + style.Ascent, style),
                i == 0 ? before : 0,
                keepWithNext || (lines.Count > 1 && (i == 0 || i == lines.Count - 2))));
        }
    }

    /// <summary>The pages. Blocks kept together move to the next page together, unless they are more than a page.</summary>
    public List<List<Placed>> Pages()
    {
        var pages = new List<List<Placed>> { new() };
        var y = A4.Top;
        for (var i = 0; i < blocks.Count;)
        {
            var end = i;
            while (blocks[end].KeepWithNext && end + 1 < blocks.Count)
            {
                end++;
            }

            var group = blocks[i..(end + 1)];
            var height = group.Sum(block => block.Before + block.Height);
            if (group[0].FallsAway && y + height > A4.Bottom)
            {
                i = end + 1;
                continue;
            }

            if (pages[^1].Count > 0 && (group[0].OnNewPage || (y + height > A4.Bottom && height <= Room)))
            {
                NewPage();
            }

            foreach (var block in group)
            {
                Place(block);
            }

            i = end + 1;
        }

        return pages;

        void NewPage()
        {
            pages.Add([]);
            y = A4.Top;
        }

        void Place(Block block)
        {
            if (pages[^1].Count > 0 && y + block.Before + block.Height > A4.Bottom)
            {
                NewPage();
            }

            if (pages[^1].Count == 0 && block.Header is { } header)
            {
                Put(header);
            }

            y += pages[^1].Count > 0 ? block.Before : 0;
            if (block.AtFoot)
            {
                y = Math.Max(y, A4.Bottom - block.Height);
            }

            Put(block);
        }

        void Put(Block block)
        {
            pages[^1].Add(new Placed(block, y));
            y += block.Height;
        }
    }
}

using QRCoder;

namespace Surveys.Documents;

/// <summary>A QR code (ISO/IEC 18004) in vectors, with a quarter of it restorable: paper creases.</summary>
internal sealed class QrSquare
{
    /// <summary>Rows of runs of dark modules: where each begins, and where it ends.</summary>
    private readonly List<(int Row, int From, int To)> runs = [];
    private readonly int modules;

    public QrSquare(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        modules = data.ModuleMatrix.Count;
        for (var row = 0; row < modules; row++)
        {
            var line = data.ModuleMatrix[row];
            for (var from = 0; from < modules; from++)
            {
                var to = from;
                while (to < modules && line[to])
                {
                    to++;
                }

                if (to > from)
                {
                    runs.Add((row, from, to));
                    from = to;
                }
            }
        }
    }

    /// <summary>Draws it with its quiet zone inside the square.</summary>
    public void Draw(Pen pen, float left, float top, float size)
    {
        var module = size / modules;
        foreach (var (row, from, to) in runs)
        {
            // A hair more in height, so that no reader shows a white line between two rows.
            pen.Box(left + (from * module), top + (row * module), left + (to * module), top + ((row + 1.02f) * module), Inks.Text);
        }
    }
}

using SkiaSharp;
using Surveys.Statistics;

namespace Surveys.Documents;

/// <summary>The sign of a verdict, told by its shape alone: up, level, down, or three dots. Always beside its words.</summary>
internal static class VerdictMark
{
    public static void Draw(Pen pen, Verdict verdict, float x, float y, float size = 4)
    {
        switch (verdict)
        {
            case Verdict.More:
                pen.Polygon(
                    Inks.Strong,
                    new SKPoint(x - size, y + (size * 0.8f)),
                    new SKPoint(x + size, y + (size * 0.8f)),
                    new SKPoint(x, y - size));
                break;
            case Verdict.Fewer:
                pen.Polygon(
                    Inks.Fall,
                    new SKPoint(x - size, y - (size * 0.8f)),
                    new SKPoint(x + size, y - (size * 0.8f)),
                    new SKPoint(x, y + size));
                break;
            case Verdict.NoClearChange:
                pen.Line(x - size, y - (size * 0.45f), x + size, y - (size * 0.45f), Inks.Quiet, size * 0.35f);
                pen.Line(x - size, y + (size * 0.45f), x + size, y + (size * 0.45f), Inks.Quiet, size * 0.35f);
                break;
            default:
                for (var i = -1; i <= 1; i++)
                {
                    pen.Disc(x + (i * size * 0.75f), y, size * 0.24f, Inks.Quiet);
                }

                break;
        }
    }
}

using System.Text;
using QRCoder;
using Surveys.App.Http;

namespace Surveys.App.Campaigns;

/// <summary>Draws QR codes (ISO/IEC 18004), with a quarter of the code restorable: projectors wash out and paper creases.</summary>
internal static class QrCode
{
    private const int PixelsPerModule = 16;
    private const string Cache = "private, max-age=86400";

    public static IResult Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        using var code = new SvgQRCode(data);
        var svg = code.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
        return new BytesResult(Encoding.UTF8.GetBytes(svg), "image/svg+xml") { CacheControl = Cache };
    }

    public static IResult Png(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        using var code = new PngByteQRCode(data);
        return new BytesResult(code.GetGraphic(PixelsPerModule), "image/png") { CacheControl = Cache };
    }
}

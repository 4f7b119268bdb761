using System.Globalization;
using System.Text;
using Surveys.Storage;

namespace Surveys.App.Analyze;

/// <summary>Rows as CSV (RFC 4180) with a heading, a point as decimal separator and an empty field for what is not there.</summary>
internal static class AggregateCsv
{
    private const string Heading =
        "version,asOf,scope,id,region,school,level,area,audience,"
        + "questionnaire,basis,item,measure,by,group,value,unit,lower,upper,base,rounding,verdict,suppressed";

    public static byte[] Write(IEnumerable<AggregateRow> rows, Publication? publication)
    {
        var text = new StringBuilder(Heading).Append("\r\n");
        foreach (var row in rows)
        {
            // Every field is a number, an id or a name from our own files: none holds a comma, a quote or a line break.
            text.Append(CultureInfo.InvariantCulture, $"{publication?.Version},{publication?.AsOf:yyyy-MM-ddTHH:mmZ},")
                .Append(CultureInfo.InvariantCulture, $"{row.Scope},{row.Id},{row.Region},{row.School},{row.Level},{row.Area},")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{row.Audience},{row.Questionnaire},{row.Basis},{row.Item},{row.Measure},{row.By},{row.Group},")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{row.Value},{row.Unit},{row.Lower},{row.Upper},{row.Base},{row.Rounding},{row.Verdict},{row.Suppressed}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

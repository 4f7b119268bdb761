using CsCheck;
using Surveys.Campaigns;

namespace Surveys.Tests.Campaigns;

public sealed class TypedCodeTests
{
    private static readonly Gen<string> Codes = Gen.Int[0, TypedCode.Count - 1].Select(TypedCode.Write);

    [Fact]
    public void A_code_typed_as_it_is_written_is_found() =>
        Codes.Sample(code => code.Length == TypedCode.Length && TypedCode.Read(code) == code);

    [Fact]
    public void Case_blanks_and_hyphens_do_not_matter() =>
        Codes.Sample(code => TypedCode.Read($" {code[..3].ToLowerInvariant()}-{code[3..]} ") == code);

    [Fact]
    public void Look_alikes_are_forgiven() =>
        Codes.Sample(code => TypedCode.Read(code.Replace('8', 'B').Replace('5', 's').Replace('2', 'Z').Replace('V', 'U')) == code);

    [Fact]
    public void One_wrong_character_is_always_found() =>
        Gen.Select(Codes, Gen.Int[0, 6], Gen.Char["23456789CDFGHJKMNPRTVWX"]).Sample((code, at, other) =>
            code[at] == other || TypedCode.Read(code[..at] + other + code[(at + 1)..]) is null);

    [Fact]
    public void Two_characters_swapped_are_always_found() =>
        Gen.Select(Codes, Gen.Int[0, 6], Gen.Int[0, 6]).Sample((code, a, b) =>
        {
            var text = code.ToCharArray();
            (text[a], text[b]) = (text[b], text[a]);
            return code[a] == code[b] || TypedCode.Read(new string(text)) is null;
        });

    [Fact]
    public void Every_number_has_a_code_of_its_own() =>
        Gen.Select(Gen.Int[0, TypedCode.Count - 1], Gen.Int[0, TypedCode.Count - 1]).Sample((a, b) =>
            a == b || TypedCode.Write(a)[..6] != TypedCode.Write(b)[..6]);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("      ")]
    [InlineData("AEIOU11")]
    [InlineData("22222222222222222222")]
    [InlineData("çççëëëë")]
    public void Anything_else_is_no_code(string? text) => Assert.Null(TypedCode.Read(text));
}

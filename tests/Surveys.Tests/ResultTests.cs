namespace Surveys.Tests;

public sealed class ResultTests
{
    [Fact]
    public void A_value_comes_back_without_a_refusal()
    {
        Result<int, string> result = 0;
        Assert.True(result.TryGet(out var value, out var refusal));
        Assert.Equal(0, value);
        Assert.Null(refusal);
    }

    [Fact]
    public void A_refusal_comes_back_without_a_value()
    {
        Result<string, int> result = 0;
        Assert.False(result.TryGet(out var value, out var refusal));
        Assert.Null(value);
        Assert.Equal(0, refusal);
    }

    [Fact]
    public void An_interface_is_given_or_refused_by_name()
    {
        IReadOnlyList<int> list = [1];
        Assert.True(Result.Given<IReadOnlyList<int>, string>(list).TryGet(out var value, out _));
        Assert.Same(list, value);
        Assert.False(Result.Refused<string, IReadOnlyList<int>>(list).TryGet(out _, out var refusal));
        Assert.Same(list, refusal);
    }

    [Fact]
    public void A_result_that_was_never_made_is_no_success() =>
        Assert.Throws<InvalidOperationException>(() => default(Result<string, string>).TryGet(out _, out _));
}

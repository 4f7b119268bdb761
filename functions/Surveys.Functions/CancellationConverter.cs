using Microsoft.Azure.Functions.Worker.Converters;

namespace Surveys.Functions;

/// <summary>
/// Gives a function its invocation's token. The host hands the query and the members of a JSON body over by their names, and the
/// worker's own converters would take a "cancel" among them for the token: a request that no function could answer.
/// </summary>
internal sealed class CancellationConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => ValueTask.FromResult(
        context.TargetType == typeof(CancellationToken)
            ? ConversionResult.Success(context.FunctionContext.CancellationToken)
            : ConversionResult.Unhandled());
}

namespace Surveys.Tests.Disclosure;

/// <summary>
/// Linear programming over bounded variables and rows: how small and how large can a sum be? Primal simplex on a dense table, started from
/// a point that is known to be feasible, which spares a first phase: variables outside the basis may stand between their bounds.
/// </summary>
/// <remarks>V. Chvátal, Linear Programming (1983), chapter 8. Bland's rule after a while, so that it ends.</remarks>
internal sealed class Simplex
{
    private const double Tiny = 1e-9;
    private const int Patience = 400;
    private const int Longest = 4000;

    private readonly int rows;
    private readonly int columns;
    private readonly double[,] table;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] value;
    private readonly int[] basic;
    private readonly int[] outside;

    /// <param name="start">A value of every variable that keeps all bounds.</param>
    /// <param name="constraints">Sums of variables with a coefficient each, and the bounds of the sum.</param>
    public Simplex(
        IReadOnlyList<(double Lower, double Upper)> variables,
        IReadOnlyList<double> start,
        IReadOnlyList<(IReadOnlyList<(int Variable, double Coefficient)> Terms, double Lower, double Upper)> constraints)
    {
        (rows, columns) = (constraints.Count, variables.Count);
        table = new double[rows, columns];
        lower = new double[columns + rows];
        upper = new double[columns + rows];
        value = new double[columns + rows];
        for (var j = 0; j < columns; j++)
        {
            (lower[j], upper[j], value[j]) = (variables[j].Lower, variables[j].Upper, start[j]);
        }

        for (var i = 0; i < rows; i++)
        {
            foreach (var (variable, coefficient) in constraints[i].Terms)
            {
                table[i, variable] += coefficient;
                value[columns + i] += coefficient * start[variable];
            }

            (lower[columns + i], upper[columns + i]) = (constraints[i].Lower, constraints[i].Upper);
        }

        for (var k = 0; k < value.Length; k++)
        {
            if (value[k] < lower[k] - 1e-6 || value[k] > upper[k] + 1e-6)
            {
                throw new ArgumentException(
                    $"The start breaks bound {k}: {value[k]} is not within {lower[k]} and {upper[k]}.", nameof(start));
            }
        }

        basic = [.. Enumerable.Range(columns, rows)];
        outside = [.. Enumerable.Range(0, columns)];
    }

    /// <summary>The least value of a sum of variables.</summary>
    public double Least(IReadOnlyCollection<int> sum) => -Greatest(sum, -1);

    /// <summary>The greatest value of a sum of variables.</summary>
    public double Greatest(IReadOnlyCollection<int> sum) => Greatest(sum, 1);

    /// <summary>A variable where the last sum was least or greatest, or at the start.</summary>
    public double ValueOf(int variable) => value[variable];

    private double Greatest(IReadOnlyCollection<int> sum, int sign)
    {
        var wanted = new double[columns + rows];
        foreach (var variable in sum)
        {
            wanted[variable] += sign;
        }

        var gain = new double[columns];
        for (var j = 0; j < columns; j++)
        {
            gain[j] = wanted[outside[j]];
            for (var i = 0; i < rows; i++)
            {
                gain[j] += wanted[basic[i]] * table[i, j];
            }
        }

        for (var step = 0; step < Longest && Entering(gain, step > Patience) is { Column: >= 0 } entering; step++)
        {
            Move(gain, entering.Column, entering.Direction);
        }

        return sum.Sum(variable => sign * value[variable]);
    }

    private (int Column, int Direction) Entering(double[] gain, bool first)
    {
        var (best, column, direction) = (1e-7, -1, 0);
        for (var j = 0; j < columns; j++)
        {
            var up = gain[j] > 0;
            var canMove = up ? value[outside[j]] < upper[outside[j]] - Tiny : value[outside[j]] > lower[outside[j]] + Tiny;
            if (!canMove || Math.Abs(gain[j]) <= best)
            {
                continue;
            }

            (best, column, direction) = (Math.Abs(gain[j]), j, up ? 1 : -1);
            if (first)
            {
                break;
            }
        }

        return (column, direction);
    }

    private void Move(double[] gain, int column, int direction)
    {
        var entering = outside[column];
        var length = direction > 0 ? upper[entering] - value[entering] : value[entering] - lower[entering];
        var leaving = -1;
        for (var i = 0; i < rows; i++)
        {
            var slope = direction * table[i, column];
            if (Math.Abs(slope) < Tiny)
            {
                continue;
            }

            var room = Math.Max(0, slope > 0 ? upper[basic[i]] - value[basic[i]] : value[basic[i]] - lower[basic[i]]) / Math.Abs(slope);
            if (room < length - Tiny || (leaving >= 0 && room < length + Tiny && Math.Abs(slope) > Math.Abs(table[leaving, column])))
            {
                (length, leaving) = (Math.Min(room, length), i);
            }
        }

        value[entering] += direction * length;
        for (var i = 0; i < rows; i++)
        {
            value[basic[i]] += direction * length * table[i, column];
        }

        if (leaving >= 0)
        {
            Pivot(gain, leaving, column);
        }
    }

    private void Pivot(double[] gain, int row, int column)
    {
        var pivot = table[row, column];
        for (var j = 0; j < columns; j++)
        {
            table[row, j] = j == column ? 1 / pivot : -table[row, j] / pivot;
        }

        for (var i = 0; i < rows; i++)
        {
            var factor = table[i, column];
            if (i == row || factor == 0)
            {
                continue;
            }

            for (var j = 0; j < columns; j++)
            {
                table[i, j] = j == column ? factor * table[row, j] : table[i, j] + factor * table[row, j];
            }
        }

        var slope = gain[column];
        for (var j = 0; j < columns; j++)
        {
            gain[j] = j == column ? slope * table[row, j] : gain[j] + slope * table[row, j];
        }

        (basic[row], outside[column]) = (outside[column], basic[row]);
    }
}

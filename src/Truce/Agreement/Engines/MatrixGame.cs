namespace Truce.Agreement.Engines;

/// <summary>How should one mix the rows of a matrix so that the least column is greatest?</summary>
/// <remarks>
/// With entries above 0: maximise Σ yⱼ subject to A y ≤ 1, y ≥ 0 by the simplex method on a tableau, with Bland's rule so that it ends. The slack
/// prices are the mixture. There are as many columns as parties and about as many rows, so the tableau is small.
/// Source: Dantzig 1951.
/// </remarks>
internal static class MatrixGame
{
    private const double Zero = 1e-13;

    /// <summary>The prices of the columns and the weights of the rows, each up to a common factor.</summary>
    public static (double[] Prices, double[] Weights) Solve(double[][] rows)
    {
        var (height, width) = (rows.Length, rows[0].Length);
        var tableau = new double[height + 1, width + height + 1];
        var basis = new int[height];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
                tableau[row, column] = rows[row][column];
            tableau[row, width + row] = 1;
            tableau[row, width + height] = 1;
            basis[row] = width + row;
        }

        for (var column = 0; column < width; column++)
            tableau[height, column] = -1;
        while (Entering() is var column and >= 0 && Leaving(column) is var row and >= 0)
            Pivot(row, column);

        var prices = new double[width];
        for (var row = 0; row < height; row++)
        {
            if (basis[row] < width)
                prices[basis[row]] = tableau[row, width + height];
        }

        return (prices, [.. Enumerable.Range(0, height).Select(row => Math.Max(0, tableau[height, width + row]))]);

        int Entering()
        {
            for (var column = 0; column < width + height; column++)
            {
                if (tableau[height, column] < -Zero)
                    return column;
            }

            return -1;
        }

        int Leaving(int column)
        {
            var best = -1;
            for (var row = 0; row < height; row++)
            {
                if (tableau[row, column] <= Zero)
                    continue;
                var ratio = tableau[row, width + height] / tableau[row, column];
                var least = best < 0 ? double.PositiveInfinity : tableau[best, width + height] / tableau[best, column];
                if (ratio < least || (ratio == least && basis[row] < basis[best]))
                    best = row;
            }

            return best;
        }

        void Pivot(int pivot, int entering)
        {
            var factor = tableau[pivot, entering];
            for (var column = 0; column <= width + height; column++)
                tableau[pivot, column] /= factor;
            for (var row = 0; row <= height; row++)
            {
                var times = tableau[row, entering];
                if (row == pivot || times == 0)
                    continue;
                for (var column = 0; column <= width + height; column++)
                    tableau[row, column] -= times * tableau[pivot, column];
            }

            basis[pivot] = entering;
        }
    }
}

namespace Truce.Reports.Figures;

/// <summary>A state's text broken into lines, and the size of the box that holds it.</summary>
internal sealed record StateBox(DrawnState State, EquatableArray<BoxLine> Lines, double Width, double Height)
{
    /// <summary>The room between the border and the text.</summary>
    public const double Padding = 11;

    /// <summary>The room that the status quo's bar takes at the left.</summary>
    public const double BarWidth = 7;

    private const double WidestText = 184;
    private const double NarrowestText = 64;

    /// <summary>How far from the left side the text begins.</summary>
    public double TextStart => Padding + (State.IsStatusQuo ? BarWidth : 0);

    public static StateBox Of(DrawnState state)
    {
        var lines = new List<BoxLine>();
        Add(lines, state.Name, BoxLine.NameSize, BoxLineKind.Name);
        foreach (var mark in Marks(state))
            Add(lines, mark, BoxLine.TextSize, BoxLineKind.Mark);
        foreach (var line in state.Lines)
            Add(lines, line, BoxLine.TextSize, BoxLineKind.Text);

        var text = lines.Select(line => line.Width).DefaultIfEmpty(0).Max();
        var width = Math.Ceiling(Math.Max(text, NarrowestText)) + (2 * Padding) + (state.IsStatusQuo ? BarWidth : 0);
        var height = Math.Ceiling(lines.Sum(line => line.Height)) + (2 * Padding) - 4;
        return new StateBox(state, lines.ToEquatableArray(), width, height);
    }

    /// <summary>What is special about a state, in words: nothing is told by shape or colour alone.</summary>
    private static IEnumerable<string> Marks(DrawnState state)
    {
        if (state.IsStatusQuo)
            yield return "status quo";
        if (!state.EquilibriumUnder.IsEmpty)
            yield return state.Mark ?? $"equilibrium: {string.Join(", ", state.EquilibriumUnder)}";
    }

    private static void Add(List<BoxLine> lines, string text, double size, BoxLineKind kind)
    {
        var isBold = kind != BoxLineKind.Text;
        foreach (var line in TextWidth.Wrap(text, WidestText, size, isBold))
            lines.Add(new BoxLine(line, kind, size, TextWidth.Of(line, size, isBold)));
    }
}

/// <summary>One line in a box.</summary>
internal sealed record BoxLine(string Text, BoxLineKind Kind, double Size, double Width)
{
    public const double NameSize = 13.5;
    public const double TextSize = 12.5;

    public double Height => Size * 1.32;
}

/// <summary>What a line in a box says.</summary>
internal enum BoxLineKind
{
    /// <summary>What the state is called.</summary>
    Name,

    /// <summary>What is special about it.</summary>
    Mark,

    /// <summary>What is so in it.</summary>
    Text,
}

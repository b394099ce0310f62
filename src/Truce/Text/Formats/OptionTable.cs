namespace Truce.Text.Formats;

/// <summary>What an option table says, with its names and numbers resolved.</summary>
/// <param name="Title">What stands above the table; null when nothing does.</param>
/// <param name="Options">The rows.</param>
/// <param name="Columns">The columns, each one state or several that the table does not tell apart.</param>
/// <param name="StatusQuo">The zero-based place of the column in which things stand now; null when the table does not say.</param>
/// <param name="Preferences">How decision makers order the columns.</param>
internal sealed record OptionTable(
    string? Title,
    EquatableArray<TableOption> Options,
    EquatableArray<TableColumn> Columns,
    int? StatusQuo,
    EquatableArray<TablePreference> Preferences);

/// <summary>A row of an option table.</summary>
/// <param name="Name">The option in words.</param>
/// <param name="Owners">The names of those who decide it; none for nobody.</param>
/// <param name="AreJoint">Whether the owners change it only together.</param>
/// <param name="Terms">Its terms in words.</param>
/// <param name="OneWay">Changes that cannot be undone, as zero-based places of terms.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record TableOption(
    string Name,
    EquatableArray<string> Owners,
    bool AreJoint,
    EquatableArray<string> Terms,
    EquatableArray<(int From, int To)> OneWay,
    TextSpan Span);

/// <summary>A column of an option table.</summary>
/// <param name="Number">The number that the table gives the state.</param>
/// <param name="Terms">For each option the zero-based place of its term, or <see cref="Any"/> where a dash stands.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record TableColumn(int Number, EquatableArray<int> Terms, TextSpan Span)
{
    /// <summary>Any term.</summary>
    public const int Any = -1;

    /// <summary>Whether it stands for more than one state.</summary>
    public bool IsCoalesced => Terms.Contains(Any);

    /// <summary>Whether some state is in both.</summary>
    public bool Meets(TableColumn other)
    {
        for (var k = 0; k < Terms.Count; k++)
        {
            if (Terms[k] != other.Terms[k] && Terms[k] != Any && other.Terms[k] != Any)
                return false;
        }

        return true;
    }
}

/// <summary>How a decision maker orders the columns.</summary>
/// <param name="Party">Its name.</param>
/// <param name="Tiers">The zero-based places of columns, best first.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record TablePreference(string Party, EquatableArray<EquatableArray<int>> Tiers, TextSpan Span);

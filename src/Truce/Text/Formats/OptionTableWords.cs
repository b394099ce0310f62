namespace Truce.Text.Formats;

/// <summary>The words and signs of an option table that name neither a party nor an option.</summary>
internal static class OptionTableWords
{
    /// <summary>Heads the row that marks the state in which things stand now.</summary>
    public const string StatusQuo = "status quo";

    /// <summary>What marks that state.</summary>
    public const string Mark = "x";

    /// <summary>Heads the rows that rank the states column by column, 1 being best.</summary>
    public const string Rank = "rank";

    /// <summary>Heads the rows that value the states column by column, more being better.</summary>
    public const string Payoff = "payoff";

    /// <summary>Heads the rows that list the numbers of the states, best first.</summary>
    public const string Ranking = "ranking";

    /// <summary>Stands where the decision maker stands, for an option that nobody has.</summary>
    public const string Nobody = "nobody";

    /// <summary>Stands between decision makers each of whom can change the option alone.</summary>
    public const string Any = " | ";

    /// <summary>Stands between decision makers who change the option only together.</summary>
    public const string All = " + ";

    /// <summary>Whether the name would be read as something else.</summary>
    public static bool IsReserved(string name) =>
        name.Contains(Any, StringComparison.Ordinal) || name.Contains(All, StringComparison.Ordinal)
        || Find(name) is not null || name.Equals(Nobody, StringComparison.OrdinalIgnoreCase);

    /// <summary>The word that a cell says, in the plural or in other letters too; null when it is none.</summary>
    public static string? Find(string cell) => cell.ToLowerInvariant() switch
    {
        "status quo" or "status-quo" => StatusQuo,
        "rank" or "ranks" => Rank,
        "payoff" or "payoffs" => Payoff,
        "ranking" or "rankings" or "preference ranking" or "preference rankings" => Ranking,
        _ => null,
    };
}

using Truce.Dossiers;

namespace Truce.Reports;

/// <summary>What the things of a dossier are called in sentences.</summary>
/// <remarks>
/// <para>The labels of an issue's terms are clauses that stand for themselves ("the fighting ceases") when every term of the issue has one. Otherwise a
/// term is named after its issue, in quotation marks: “withdraw”, “not withdraw”, “talks: open”.</para>
/// <para>Names of parties are used as given, and the sentences are made so that no verb depends on whether a name is singular or plural.</para>
/// <para>Immutable; safe to share between threads.</para>
/// </remarks>
public sealed partial class Words
{
    private const int MostClauses = 8;

    private static readonly string[] s_months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] s_ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    private static readonly string[] s_numbers =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private readonly Dossier _dossier;
    private readonly Dictionary<IssueId, Issue> _issues;

    /// <summary>Words for the things of a dossier.</summary>
    public Words(Dossier dossier)
    {
        _dossier = dossier;
        _issues = dossier.Issues.ToDictionary(issue => issue.Id);
    }

    /// <summary>A party's name.</summary>
    public string Party(PartyId party) => _dossier.Find(party)?.Name ?? party.Value;

    /// <summary>Names of parties in a row: "East, West and North".</summary>
    public string Parties(EquatableArray<PartyId> parties, string conjunction = "and") => Row(parties.Select(Party), conjunction);

    /// <summary>An issue as a heading: its question, or its name when it has none.</summary>
    public string Question(IssueId issue) => _issues[issue].Question ?? IssueName(issue);

    /// <summary>An issue's name in words.</summary>
    public string IssueName(IssueId issue) => Plain(issue.Value);

    /// <summary>A term in a table, under the heading of its issue: its label, or its name.</summary>
    public static string Term(Term term) => term.Label ?? Plain(term.Id.Value);

    /// <summary>A proposal in a sentence: its title, or its name, in quotation marks.</summary>
    public string Proposal(ProposalId proposal) => $"“{_dossier.Find(proposal)?.Title ?? Plain(proposal.Value)}”";

    /// <summary>A proposal as a heading: its title, or its name.</summary>
    public string ProposalTitle(ProposalId proposal) => _dossier.Find(proposal)?.Title ?? Capital(Plain(proposal.Value));

    /// <summary>Who decides an issue: "East", "East or West", "East and West together", "nobody in the dispute".</summary>
    public string Deciders(Deciders deciders)
    {
        if (deciders.Parties.IsEmpty)
            return _dossier.Moves.IsEmpty ? "nobody in the dispute" : "nobody as such: who can move where is listed";
        if (deciders.Parties.Count == 1)
            return Party(deciders.Parties[0]);
        return deciders.Rule == DecisionRule.Any ? Parties(deciders.Parties, "or") : Parties(deciders.Parties) + " together";
    }

    /// <summary>A day: "14 June 2024".</summary>
    public static string Date(DateOnly date) => $"{date.Day} {s_months[date.Month - 1]} {date.Year}";

    /// <summary>A count with its noun: "no state", "one state", "two states", "30 states".</summary>
    internal static string Count(int count, string noun) => $"{Number(count)} {Plural(count, noun)}";

    /// <summary>A number as text has it: in words up to twelve.</summary>
    internal static string Number(int count) => count < s_numbers.Length ? s_numbers[count] : count.ToString("N0");

    /// <summary>A place as text has it, from 1: in words up to the twelfth.</summary>
    public static string Ordinal(int place) => place switch
    {
        >= 1 and <= 12 => s_ordinals[place - 1],
        _ when place % 100 is >= 11 and <= 13 => $"{place}th",
        _ => place + (place % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" },
    };

    /// <summary>A noun for a count: "state" for one and for none, "states" for more.</summary>
    internal static string Plural(int count, string noun) => count < 2 ? noun : noun + "s";

    /// <summary>Things in a row: "a", "a and b", "a, b and c"; with semicolons when a thing has a comma of its own.</summary>
    internal static string Row(IEnumerable<string> things, string conjunction = "and")
    {
        var list = things.ToArray();
        if (list.Length < 2)
            return list.Length == 0 ? "" : list[0];
        var hasCommas = list.Any(thing => thing.Contains(','));
        var between = hasCommas ? "; " : ", ";
        var last = hasCommas ? $"; {conjunction} " : $" {conjunction} ";
        return string.Join(between, list[..^1]) + last + list[^1];
    }

    /// <summary>A sentence with one full stop at its end, whatever its last word ends with ("Ltd.").</summary>
    internal static string Ended(string text) => text.EndsWith('?') ? text : text.TrimEnd('.') + ".";

    /// <summary>A sentence with a capital letter at its start.</summary>
    internal static string Capital(string text) =>
        text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    /// <summary>A heading as it stands within a sentence.</summary>
    internal static string Uncapitalized(string text) => text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    /// <summary>A name of the file in words: hyphens and underscores become spaces. What has spaces of its own is left as it is.</summary>
    internal static string Plain(string name) => name.Contains(' ') ? name : name.Replace('-', ' ').Replace('_', ' ');
}

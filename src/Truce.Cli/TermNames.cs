using Truce.Dossiers;

namespace Truce.Cli;

/// <summary>What the terms of each issue are called in the cells of a table.</summary>
internal sealed class TermNames
{
    private readonly EquatableArray<Issue> _issues;
    private readonly string[][] _names;

    private TermNames(EquatableArray<Issue> issues, Func<Issue, string[]> name)
    {
        _issues = issues;
        _names = [.. issues.Select(issue => issue.IsYesNo ? ["N", "Y"] : name(issue))];
    }

    /// <summary>What a term is called.</summary>
    public string this[int issue, int term] => _names[issue][term];

    /// <summary>Whether some term of some issue is cut short.</summary>
    public bool AreCut => Enumerable.Range(0, _issues.Count).Any(IsCut);

    /// <summary>Every term by its own name; no and yes as N and Y, as the literature writes them.</summary>
    public static TermNames InFull(EquatableArray<Issue> issues) => new(issues, issue => [.. issue.Terms.Select(term => term.Id.Value)]);

    /// <summary>Every term by the fewest letters from its start that tell it from the other terms of its issue.</summary>
    public static TermNames Cut(EquatableArray<Issue> issues) => new(issues, issue => [.. issue.Terms.Select(term => CutToTell(term, issue))]);

    /// <summary>The terms of an issue as the table writes them and in full.</summary>
    public string Legend(int issue)
    {
        var terms = _issues[issue].Terms;
        var pairs = terms.Select((term, i) => _names[issue][i] == term.Id.Value ? term.Id.Value : $"{_names[issue][i]} {term.Id}");
        return string.Join(", ", pairs);
    }

    /// <summary>Whether some term of an issue is cut short; N and Y need no explanation.</summary>
    public bool IsCut(int issue) => !_issues[issue].IsYesNo && _names[issue].Where((name, i) => name != _issues[issue].Terms[i].Id.Value).Any();

    private static string CutToTell(Term term, Issue issue)
    {
        var name = term.Id.Value;
        for (var length = 1; length < name.Length; length++)
        {
            var start = name[..length];
            if (!issue.Terms.Any(other => other != term && other.Id.Value.StartsWith(start, StringComparison.Ordinal)))
                return start;
        }

        return name;
    }
}

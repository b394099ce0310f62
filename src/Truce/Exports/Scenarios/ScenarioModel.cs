using System.Globalization;
using Truce.Dossiers;
using Truce.States;
using Truce.Text.Formats;

namespace Truce.Exports.Scenarios;

/// <summary>A dispute as bargaining software sees it: issues by their names, and for each party what every value is worth.</summary>
internal sealed class ScenarioModel
{
    private ScenarioModel(Dossier dossier)
    {
        Dossier = dossier;
        var names = Readable(dossier.Issues.Select(issue => (issue.Id.Value, issue.Question)), "issue");
        Issues = [.. dossier.Issues.Select((issue, place) => new ScenarioIssue(issue, names[place], issue.Range is null
            ? Readable(issue.Terms.Select(term => (term.Id.Value, term.Label)), "term")
            : [.. issue.Terms.Select(term => term.Id.Value)]))];
        var preferences = dossier.Preferences.Where(preference => preference.Preference is Preference.Utility).ToArray();
        var files = FileNames(preferences.Select(preference => preference.Party.Value).ToArray());
        Parties = [.. preferences.Select((preference, k) => new ScenarioParty(dossier, preference, files[k]))];
    }

    public Dossier Dossier { get; }

    public ScenarioIssue[] Issues { get; }

    public ScenarioParty[] Parties { get; }

    /// <summary>The dispute as a scenario; says why it is none, and what every scenario loses.</summary>
    public static ScenarioModel Of(Dossier dossier, ScenarioNotes notes)
    {
        if (dossier.Issues.IsEmpty)
            notes.Obstacle("the dossier has no issues");
        if (dossier.Preferences.IsEmpty)
            notes.Obstacle("no party has a preference recorded");
        foreach (var preference in dossier.Preferences.Where(preference => preference.Preference is not Preference.Utility))
            notes.Obstacle($"the preference of {NameOf(dossier, preference.Party)} is an order without numbers; a scenario holds utilities");
        Refuse(dossier.Constraints.Count, "constraint", "every combination of values is an outcome of a scenario");
        Refuse(dossier.Agreement is null ? 0 : 1, "formula for what counts as an agreement", "every outcome of a scenario counts as one");
        Refuse(dossier.Preferences.Sum(preference => preference.RedLines.Count), "red line", "a scenario knows no packages that a party refuses whatever they are worth");
        var model = new ScenarioModel(dossier);
        foreach (var party in model.Parties.Where(party => party.IsStatusQuo))
            notes.Remark($"the walk-away of {party.Name} becomes the number that the status quo is worth");
        foreach (var record in Wording.RecordLeftOut(dossier with { Preferences = [] }, holdsStatusQuo: false))
            notes.Remark(record);
        if (model.Parties.Any(party => party.Name != party.File))
            notes.Remark("parties are called by their files: " + string.Join(", ", model.Parties.Select(party => $"{party.File} is {party.Name}")));
        return model;

        void Refuse(int count, string one, string why)
        {
            if (count > 0)
                notes.Obstacle($"the dossier has {Wording.Count(count, one, one.Contains(' ', StringComparison.Ordinal) && one != "red line" ? one : null)}; {why}");
        }
    }

    /// <summary>A number with all its digits.</summary>
    public static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string NameOf(Dossier dossier, PartyId party) => dossier.Find(party)?.Name ?? party.Value;

    // Words where reading them back gives the same names within the dossier.
    private static string[] Readable(IEnumerable<(string Id, string? Words)> named, string kind)
    {
        var all = named.ToArray();
        return [.. all.Select(name => name.Words is { Length: > 0 } words && new ReadableIds(kind).Make(words) == name.Id
            && all.Count(other => (other.Words ?? other.Id) == words || other.Id == words) == 1 ? words : name.Id)];
    }

    // Readers take the parties in the order of their files' names.
    private static string[] FileNames(string[] ids)
    {
        var isInOrder = ids.SequenceEqual(ids.Order(StringComparer.Ordinal)) && !ids.Contains("domain");
        var digits = ids.Length.ToString(CultureInfo.InvariantCulture).Length;
        return isInOrder ? ids : [.. ids.Select((id, k) => "p" + (k + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0') + "-" + id)];
    }
}

/// <summary>What stands against an export, and what it loses.</summary>
internal sealed class ScenarioNotes
{
    private readonly List<string> _obstacles = [];
    private readonly List<string> _remarks = [];

    public EquatableArray<string> Obstacles => _obstacles.Distinct().ToEquatableArray();

    public EquatableArray<string> Remarks => _remarks.Distinct().ToEquatableArray();

    public void Obstacle(string obstacle) => _obstacles.Add(obstacle);

    public void Remark(string remark) => _remarks.Add(remark);
}

/// <summary>An issue as a scenario calls it.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">The names of its terms.</param>
internal sealed record ScenarioIssue(Issue Issue, string Name, string[] Values)
{
    /// <summary>Whether its terms are whole numbers without a gap.</summary>
    public bool IsWhole => Issue.Range is { } range && range.From == decimal.Truncate(range.From) && range.To - range.From == range.Count - 1;

    /// <summary>The number of a term.</summary>
    public decimal this[int term] => Issue.Range![term];
}

/// <summary>What a party of a scenario makes of outcomes.</summary>
internal sealed class ScenarioParty
{
    /// <summary>How far a number may be off for lack of digits.</summary>
    public const decimal Rounding = 1e-18m;

    public ScenarioParty(Dossier dossier, PartyPreference preference, string file)
    {
        Utility = (Preference.Utility)preference.Preference;
        Name = ScenarioModel.NameOf(dossier, preference.Party);
        File = file;
        Worths = [.. dossier.Issues.Select(issue => new decimal[issue.Terms.Count])];
        var joint = new List<UtilityPart>();
        foreach (var issue in Utility.Issues)
        {
            var worths = Worths[dossier.Issues.PlaceOf(issue.Issue)];
            for (var term = 0; term < worths.Length; term++)
                worths[term] += issue.Worth(term) / Utility.OutOf;
        }

        foreach (var part in Utility.Parts)
            Take(part, 1, dossier.Issues, joint);
        Joint = [.. joint];
        IsStatusQuo = Utility.Reservation is null && preference.WalkAway is not null && dossier.StatusQuo is not null;
        Reservation = IsStatusQuo
            ? UtilityFunction.Compile(Utility, dossier.Issues).Of([.. dossier.Issues.Select((issue, place) => issue.IndexOf(dossier.StatusQuo!.Terms[place]))])
            : Utility.Reservation;
    }

    public Preference.Utility Utility { get; }

    public string Name { get; }

    /// <summary>The name of its file, without what follows the dot.</summary>
    public string File { get; }

    /// <summary>What each term of each issue adds by itself, on the scale of the reservation.</summary>
    public decimal[][] Worths { get; }

    /// <summary>What is added whatever is agreed on.</summary>
    public decimal Constant { get; private set; }

    /// <summary>What two issues or more add together, before it is divided by what the utility is out of.</summary>
    public UtilityPart[] Joint { get; }

    public decimal? Reservation { get; }

    public bool IsStatusQuo { get; }

    /// <summary>The worths with the constant in those of the first issue.</summary>
    public decimal[][] WorthsWithConstant => [.. Worths.Select((worths, place) => place == 0 ? worths.Select(worth => worth + Constant).ToArray() : worths)];

    private void Take(UtilityPart part, decimal weight, EquatableArray<Issue> issues, List<UtilityPart> joint)
    {
        if (part is UtilityPart.Combined(Combination.Sum, var parts, var share))
        {
            foreach (var inner in parts)
                Take(inner, weight * share, issues, joint);
            return;
        }

        var scope = IssuesOf(part).Distinct().ToArray();
        var compiled = CompiledPart.Compile(part, issues);
        var terms = new int[issues.Count];
        switch (scope.Length)
        {
            case 0:
                Constant += compiled.Of(terms) * weight / Utility.OutOf;
                break;
            case 1:
                var place = issues.PlaceOf(scope[0]);
                for (terms[place] = 0; terms[place] < Worths[place].Length; terms[place]++)
                    Worths[place][terms[place]] += compiled.Of(terms) * weight / Utility.OutOf;
                break;
            default:
                joint.Add(weight == 1 ? part : new UtilityPart.Combined(Combination.Sum, [part], weight));
                break;
        }
    }

    public static IEnumerable<IssueId> IssuesOf(UtilityPart part) => part switch
    {
        UtilityPart.When(var condition, _, _) => condition.Issues(),
        UtilityPart.Table(var issues, _, _) => issues,
        UtilityPart.Combined(_, var parts, _) => parts.SelectMany(IssuesOf),
        _ => [],
    };
}

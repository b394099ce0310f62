using Truce.Dossiers;
using Truce.Stability;
using Truce.States;

namespace Truce.Tests.Stability;

/// <summary>Models whose preferences are relations of any kind, with verdicts that two programs apart from Truce agree on.</summary>
public sealed class RelationSampleTests
{
    private static readonly Dictionary<string, string> s_idOf = new()
    {
        ["Nash"] = "nash",
        ["GMR"] = "gmr",
        ["SMR"] = "smr",
        ["SEQ"] = "seq",
        ["SGMR"] = "strong-gmr",
        ["SSMR"] = "strong-smr",
        ["SSEQ"] = "strong-seq",
    };

    private static readonly Dictionary<string, string[]> s_models = File
        .ReadAllText(Repository.PathOf("test", "Truce.Tests", "Stability", "samples", "relations.txt"))
        .Split("model ").Skip(1).Select(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(lines => lines[0]);

    public static TheoryData<string> Models { get; } = [.. s_models.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_verdict_is_that_of_the_sample(string model)
    {
        var lines = s_models[model].Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        string[] Line(string name) => lines.Single(line => line[0] == name)[1..];
        var states = Line("states");
        var space = StateSpace.Compile(Dossier(lines, Line, states)).Value;
        Assert.Equal(states.Length, space.Count);

        var graph = new GraphModel(space);
        foreach (var expected in lines.Where(line => line[0] == "stable"))
        {
            var definition = StabilityDefinitions.Find(s_idOf.GetValueOrDefault(expected[1], expected[1].ToLowerInvariant().Replace('_', '-')))!;
            Assert.Empty(definition.Obstacles(space));
            var i = space.DecisionMakers[int.Parse(expected[2])];
            var bits = states.Select(pattern => definition.IsStable(graph, i, State(space, pattern)) ? '1' : '0');
            Assert.Equal($"{definition.Id} {i.Id} {expected[3]}", $"{definition.Id} {i.Id} {string.Concat(bits)}");
        }
    }

    private static Dossier Dossier(string[][] lines, Func<string, string[]> line, string[] states)
    {
        var (owners, directions) = (line("owners"), line("directions"));
        var parties = owners.Distinct().Order().Select(owner => new PartyId("p" + owner)).ToArray();
        var issues = owners.Select((owner, k) => new Issue
        {
            Id = new($"o{k}"),
            Terms = [new Term(TermId.No), new Term(TermId.Yes)],
            Deciders = Deciders.One(new("p" + owner)),
            OneWay = directions[k] switch { "f" => [new OneWay(TermId.No, TermId.Yes)], "r" => [new OneWay(TermId.Yes, TermId.No)], _ => [] },
        }).ToEquatableArray();
        Formula Pattern(string pattern) => new Formula.And(pattern
            .Select((letter, k) => letter == '-' ? null : new Formula.Is(issues[k].Id, letter == 'Y' ? TermId.Yes : TermId.No)).OfType<Formula>().ToEquatableArray());
        return new Dossier
        {
            Title = "A model of the sample",
            Parties = parties.Select(party => new Party { Id = party, Name = party.Value }).ToEquatableArray(),
            Issues = issues,
            Constraints = line("infeasible").Select(pattern => new Constraint(new Formula.Not(Pattern(pattern)))).ToEquatableArray(),
            Preferences = lines.Where(l => l[0] == "relation").Select((l, i) => new PartyPreference(
                parties[i],
                new Preference.Comparisons(Comparisons(l[2..], states.Select(Pattern).ToArray()).ToEquatableArray()))).ToEquatableArray(),
        };
    }

    /// <summary>Each pair once, from the side that is preferred.</summary>
    private static IEnumerable<StateComparison> Comparisons(string[] rows, Formula[] states)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows.Length; column++)
            {
                ComparisonKind? kind = rows[row][column] switch
                {
                    '+' => ComparisonKind.Prefers,
                    '#' => ComparisonKind.StronglyPrefers,
                    '=' when column < row => ComparisonKind.Indifferent,
                    _ => null,
                };
                if (kind is { } known)
                    yield return new StateComparison(states[column], known, states[row]);
            }
        }
    }

    private static StateId State(StateSpace space, string pattern) =>
        space.Find(pattern.Select(letter => letter == 'Y' ? TermId.Yes : TermId.No).ToEquatableArray())!.Value;
}

using Truce.Casebook;
using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Evolution;
using Truce.Text;

namespace Truce.Tests.Casebook;

public sealed class ExpectedResultsTests
{
    private const string Head = "results:\n  - basis: computed\n    citation: by hand\n";

    /// <summary>Chicken: the two states in which one of them swerves are Nash equilibria.</summary>
    private static readonly Dossier s_chicken = DossierReader.Read(new SourceText("dossier.yaml", """
        dossier: Chicken
        parties: { red: {}, blue: {}, crowd: {} }
        issues: { red-swerves: { decided-by: red }, blue-swerves: { decided-by: blue } }
        preferences:
          red: { ranking: [<NY>, <YY>, <YN>, <NN>] }
          blue: { ranking: [<YN>, <YY>, <NY>, <NN>] }
        """)).Dossier!;

    [Fact]
    public void Everything_that_the_file_says_is_read()
    {
        var both = Pattern("yes", "yes");
        var nash = StabilityDefinitions.Find("nash")!;
        var block = new ExpectedBlock
        {
            Basis = ExpectationBasis.Published,
            Citation = "Nobody 1900",
            FromMemory = true,
            Feasible = 4,
            Orders = [new ExpectedOrder(new("red"), [Pattern("no", "yes"), new Formula.Or([both, Pattern("yes", "no")]), Pattern("no", "no")])],
            Stable =
            [
                new ExpectedStates(nash, new PartyId("red"), [Pattern("no", "yes"), Pattern("yes", "no")]),
                new ExpectedStates(nash, new PartyId("blue"), []),
            ],
            Equilibria = [new ExpectedStates(StabilityDefinitions.Find("seq")!, null, [Formula.True])],
            Evolutions =
            [
                new ExpectedEvolution(0, both, MoveKind.Any, [[Pattern("no", "yes")], [Pattern("no", "no")]]),
                new ExpectedEvolution(0, both, MoveKind.Improvements, []),
                new ExpectedEvolution(1, Pattern("no", "yes"), MoveKind.Any, [[]]),
            ],
        };
        var expected = new ExpectedResults
        {
            Results = [block],
            SetAside =
            [
                new SetAside("by lot", "Nobody 1900", new EquatableArray<Formula>?([both]), "not a definition"),
                new SetAside("by vote", "Nobody 1900", null, "nothing was counted"),
            ],
            Notes = ["One.", "Two."],
        };
        Assert.Equal(expected, Read("""
            results:
              - basis: published
                citation: Nobody 1900
                from-memory: true
                feasible: 4
                order: { red: [<NY>, [<YY>, <YN>], <NN>] }
                stable: { nash: { red: [<NY>, <YN>], blue: [] } }
                equilibria: { seq: <--> }
                evolution: [{ from: <YY>, moves: [[<NY>], [<NN>]], improvements: [] }, { from: <NY>, moves: [[]] }]
            set-aside:
              - { definition: by lot, citation: Nobody 1900, equilibria: [<YY>], because: not a definition }
              - { definition: by vote, citation: Nobody 1900, because: nothing was counted }
            notes: [One., Two.]
            """));
    }

    [Theory]
    [InlineData("feasible: 4")]
    [InlineData("order: { red: [<NY>, <YY>, <YN>, <NN>] }")]
    [InlineData("stable: { nash: { red: [<YN>, <NY>], blue: [red-swerves iff not blue-swerves] } }")]
    [InlineData("equilibria: { nash: [<NY>, <YN>], gmr: [<-Y>, <YN>] }")]
    [InlineData("evolution: [{ from: <NN>, moves: [[<YN>, <NY>], <YY>], improvements: [[<YN>, <NY>]] }]")]
    [InlineData("evolution: [{ from: <NN>, moves: [<NY>, <Y->] }]", "expected.yaml(4,31): error TRC0802: moves lead from <NN> to <YN>, 1 at the least; 2 were expected (expected by: by hand)")]
    [InlineData("evolution: [{ from: <NN>, improvements: [[<YN>, <NY>], <YY>] }]", "expected.yaml(4,31): error TRC0802: no improvements lead from <NN> to <YY>; 2 were expected (expected by: by hand)")]
    [InlineData("evolution: [{ from: <NN>, moves: [[<YN>, <NY>]] }]", "expected.yaml(4,31): error TRC0802: moves lead from <NN> to <YY>, 2 at the least; none were expected (expected by: by hand)")]
    [InlineData("evolution: [{ from: false, moves: [] }]", "expected.yaml(4,25): error TRC0803: no feasible state is 'false'; correct it or take it out")]
    [InlineData("coalitional: { stable: { cnash: { red: [<YN>, <NY>], blue+red: [<NY>, <YN>, <YY>] } }, equilibria: { cnash: [<YN>, <NY>] } }")]
    [InlineData("coalitional: { stable: { cnash: { red+blue: [<-Y>] } } }", "expected.yaml(4,39): error TRC0802: <YN> is CNash stable for 'red+blue' and was not expected to be (expected by: by hand)")]
    [InlineData("coalitional: { equilibria: { cnash: [<YN>, <-Y>] } }", "expected.yaml(4,34): error TRC0802: <YY> was expected to be an equilibrium (CNash) and is not (expected by: by hand)")]
    [InlineData("coalitional: { stable: { cnash: { red+crowd: [] } } }", "expected.yaml(4,39): error TRC0303: no decision maker is called 'crowd'; those that the dossier names are 'red', 'blue'")]
    [InlineData("coalitional: { equilibria: { nash: [] } }", "expected.yaml(4,34): error TRC0801: no stability definition is called 'nash'; did you mean 'cnash'?")]
    [InlineData("feasible: 3", "expected.yaml(4,15): error TRC0802: 3 feasible states expected, 4 found (expected by: by hand)")]
    [InlineData("order: { red: [<YY>, <NY>, <YN>, <NN>] }", "expected.yaml(4,14): error TRC0802: 'red' ranks <NY> 1; 2 was expected (expected by: by hand)", "expected.yaml(4,14): error TRC0802: 'red' ranks <YY> 2; 1 was expected (expected by: by hand)")]
    [InlineData("order: { red: [<NY>, <YY>, <YN>] }", "expected.yaml(4,14): error TRC0802: 'red' ranks <NN> 4; the expected order leaves it out (expected by: by hand)")]
    [InlineData("order: { red: [<NY>, <YY>, <YN>, <N->] }", "expected.yaml(4,38): error TRC0803: the expected order of 'red' places <NY> twice; expected each state once")]
    [InlineData("order: { crowd: [<-->] }", "expected.yaml(4,14): error TRC0303: no decision maker is called 'crowd'; those that the dossier names are 'red', 'blue'")]
    [InlineData("stable: { nash: { red: [<YN>] } }", "expected.yaml(4,23): error TRC0802: <NY> is Nash stable for 'red' and was not expected to be (expected by: by hand)")]
    [InlineData("stable: { nash: { red: [<YN>, <-Y>] } }", "expected.yaml(4,23): error TRC0802: <YY> was expected to be Nash stable for 'red' and is not (expected by: by hand)")]
    [InlineData("equilibria: { seq: [<NY>] }", "expected.yaml(4,19): error TRC0802: <YN> is an equilibrium (SEQ) and was not expected to be (expected by: by hand)")]
    [InlineData("equilibria: { nash: [<NY>, <YN>, false] }", "expected.yaml(4,38): error TRC0803: no feasible state is 'false'; correct it or take it out")]
    public void A_result_that_differs_is_named_with_its_place(string expectation, params string[] messages) =>
        Assert.Equal(messages, Check($"{Head}    {expectation}\n", s_chicken));

    [Theory]
    [InlineData("", "expected.yaml(1,1): error TRC0005")]
    [InlineData("[]", "expected.yaml(1,1): error TRC0101: found a list; expected a mapping that starts with 'results:'")]
    [InlineData("notes: [a]", "expected.yaml(1,1): error TRC0103: the file needs the key 'results': ")]
    [InlineData("results: [{}]", "expected.yaml(1,11): error TRC0103: a known result needs the key 'basis': one of 'published', 'measured', 'computed'")]
    [InlineData("results: []", "expected.yaml(1,10): error TRC0110: found no results; expected at least one, with its 'basis' and 'citation'")]
    [InlineData("results: [{ basis: rumour, citation: a }]", "expected.yaml(1,20): error TRC0105: 'rumour' is no word for 'basis'; expected one of 'published', 'measured', 'computed'")]
    [InlineData(Head + "    equilibria: { nahs: [] }", "expected.yaml(4,19): error TRC0801: no stability definition is called 'nahs'; did you mean 'nash'?")]
    [InlineData(Head + "    equilibria: { simultaneous: [] }", "expected.yaml(4,19): error TRC0801: no stability definition is called 'simultaneous'; those that Truce knows are 'nash', 'gmr', ")]
    [InlineData(Head + "    equilibria: { nash: [<Y>] }", "expected.yaml(4,26): error TRC0204")]
    [InlineData(Head + "    stable: { nash: { red: [reds] } }", "expected.yaml(4,29): error TRC0301")]
    [InlineData(Head + "    stable: [nash]", "expected.yaml(4,13): error TRC0101: found a list; expected a mapping from names to values")]
    [InlineData(Head + "    evolution: { moves: [] }", "expected.yaml(4,16): error TRC0103: an expected evolution needs the key 'from': the state that the dispute starts from")]
    [InlineData(Head + "    feasible: many", "expected.yaml(4,15): error TRC0107")]
    [InlineData(Head + "    stabel: {}", "expected.yaml(4,5): error TRC0102: a known result has no key 'stabel'; did you mean 'stable'?")]
    [InlineData(Head + "set-aside: [{ definition: a, citation: b }]", "expected.yaml(4,13): error TRC0103: a result that is set aside needs the key 'because': text")]
    public void A_file_that_cannot_be_meant_says_why(string text, string start) =>
        Assert.StartsWith(start, string.Join("\n", ExpectedResultsReader.Read(new SourceText("expected.yaml", text), s_chicken).Diagnostics));

    [Fact]
    public void A_dossier_that_cannot_be_analysed_says_why()
    {
        var silent = s_chicken with { Preferences = [s_chicken.Preferences[0]] };
        Assert.Equal(
            ["expected.yaml(1,1): error TRC0804: the results cannot be computed: no preference of blue is recorded"],
            Check(Head + "    equilibria: { nash: [] }\n", silent));
        var impossible = s_chicken with { Constraints = [new Constraint(Formula.False)] };
        Assert.StartsWith("expected.yaml(1,1): error TRC0804: the results cannot be computed: ", Assert.Single(Check(Head + "    feasible: 4\n", impossible)));
    }

    [Fact]
    public void Changed_characters_never_throw()
    {
        var random = new Random(1_984);
        var text = File.ReadAllText(Repository.PathOf("casebook", "elmira-kinsara-2014", CaseCheck.FileName));
        var dossier = DossierFolder.Read(Repository.PathOf("casebook", "elmira-kinsara-2014")).Result.Dossier!;
        for (var trial = 0; trial < 500; trial++)
        {
            var characters = text.ToCharArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                characters[random.Next(characters.Length)] = trial % 2 == 0 ? (char)random.Next(0x80) : characters[random.Next(characters.Length)];
            var read = ExpectedResultsReader.Read(new SourceText("expected.yaml", new string(characters)), dossier);
            Assert.Equal(read.Expected is null, read.Diagnostics.Any(diagnostic => diagnostic.IsError));
        }
    }

    private static ExpectedResults Read(string text)
    {
        var read = ExpectedResultsReader.Read(new SourceText("expected.yaml", text), s_chicken);
        Assert.Empty(read.Diagnostics);
        return read.Expected!;
    }

    private static IEnumerable<string> Check(string text, Dossier dossier)
    {
        var read = ExpectedResultsReader.Read(new SourceText("expected.yaml", text), dossier);
        if (read.Expected is null)
            return read.Diagnostics.Select(diagnostic => diagnostic.ToString());
        var check = ExpectationCheck.Run(dossier, read.Expected, cancellation: TestContext.Current.CancellationToken);
        return CaseCheck.ToDiagnostics(check, dossier, read.Origins).Select(diagnostic => diagnostic.ToString());
    }

    private static Formula.And Pattern(string red, string blue) =>
        new([new Formula.Is(new("red-swerves"), new(red)), new Formula.Is(new("blue-swerves"), new(blue))]);
}

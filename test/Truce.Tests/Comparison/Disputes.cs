using Truce.Dossiers;

namespace Truce.Tests.Comparison;

/// <summary>Small disputes for tests of the comparison: east decides its issues, west its own, talks are joint.</summary>
internal static class Disputes
{
    public static PartyId East { get; } = new("east");

    public static PartyId West { get; } = new("west");

    public static PartyId North { get; } = new("north");

    public static Formula Yes(string issue) => new Formula.Is(new(issue), TermId.Yes);

    public static Formula No(string issue) => new Formula.Is(new(issue), TermId.No);

    /// <summary>East decides cease and release, west withdraw and renounce, north lift; talks are joint, winter is nobody's. Nothing is so as yet.</summary>
    public static Dossier Dispute(params Proposal[] proposals) => new()
    {
        Title = "A dispute",
        AsOf = new DateOnly(2024, 6, 14),
        Parties = [new() { Id = East, Name = "East" }, new() { Id = West, Name = "West" }, new() { Id = North, Name = "North" }],
        Issues =
        [
            YesNo("cease", Deciders.One(East)),
            YesNo("release", Deciders.One(East)),
            YesNo("withdraw", Deciders.One(West)),
            YesNo("renounce", Deciders.One(West)),
            YesNo("lift", Deciders.One(North)),
            YesNo("talks", new Deciders(DecisionRule.All, [East, West])),
            YesNo("winter", Deciders.Nobody),
        ],
        StatusQuo = new StatusQuo([TermId.No, TermId.No, TermId.No, TermId.No, TermId.No, TermId.No, TermId.No]),
        Proposals = [.. proposals],
    };

    public static Issue YesNo(string id, Deciders deciders) =>
        new() { Id = new(id), Deciders = deciders, Terms = [new(TermId.No), new(TermId.Yes)] };

    public static Proposal Proposal(PartyId by, params Clause[] clauses) => new() { Id = new($"{by}-terms"), By = by, Clauses = [.. clauses] };

    public static Clause Clause(Formula[] when, Formula[] then, Timing timing = Timing.After, params string[] says) =>
        new() { When = [.. when], Then = [.. then], Timing = timing, Says = says.Select(id => new StatementId(id)).ToEquatableArray() };

    public static Statement Statement(string id, PartyId? party, Act act, string words, params Formula[] about) =>
        new() { Id = new(id), Source = new("note"), Quotation = new(words), Party = party, Act = act, About = [.. about] };
}

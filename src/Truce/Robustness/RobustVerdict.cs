using Truce.Dossiers;
using Truce.Stability;
using Truce.States;

namespace Truce.Robustness;

/// <summary>How a conclusion stands when not everything is known.</summary>
public enum Certainty
{
    /// <summary>Necessary: it holds in every profile of preferences that fits what is known. Proved.</summary>
    Always,

    /// <summary>Impossible: it holds in none. Proved.</summary>
    Never,

    /// <summary>It holds in some and not in others. Proved.</summary>
    Depends,

    /// <summary>It held in every profile drawn; that it holds in all is not proved.</summary>
    NoCounterexample,

    /// <summary>It held in no profile drawn; that it holds in none is not proved.</summary>
    NoWitness,
}

/// <summary>How a conclusion stands, and in what share of the profiles it holds.</summary>
/// <param name="Certainty">How it stands.</param>
/// <param name="Share">In what share it holds; null when too few draws count for one.</param>
public sealed record RobustVerdict(Certainty Certainty, Share? Share)
{
    /// <summary>What follows from what is proved and from what was counted.</summary>
    internal static RobustVerdict Of(Proof proof, Counted counted)
    {
        var certainty = (proof.IsAlways || (counted.IsEveryCase && !counted.IsMissed)) ? Certainty.Always
            : (!proof.IsPossible || (counted.IsEveryCase && !counted.IsSeen)) ? Certainty.Never
            : (counted.IsSeen || proof.IsPossibleExact) && (counted.IsMissed || proof.IsAlwaysExact) ? Certainty.Depends
            : counted.IsSeen ? Certainty.NoCounterexample
            : Certainty.NoWitness;
        return new RobustVerdict(certainty, counted.ShareOf(certainty));
    }
}

/// <summary>What is proved of a conclusion, before any profile is looked at.</summary>
/// <param name="IsAlways">Whether it is shown to be necessary.</param>
/// <param name="IsPossible">Whether it is not shown to be impossible.</param>
/// <param name="IsAlwaysExact">Whether it is not necessary when it is not shown to be.</param>
/// <param name="IsPossibleExact">Whether it is possible when it is not shown to be impossible.</param>
internal readonly record struct Proof(bool IsAlways, bool IsPossible, bool IsAlwaysExact, bool IsPossibleExact);

/// <summary>In how many of the profiles that were looked at something holds.</summary>
/// <param name="Held">What those weigh together in which it holds.</param>
/// <param name="Weight">What all of them weigh.</param>
/// <param name="EffectiveDraws">How many profiles of equal weight would tell as much.</param>
/// <param name="IsComplete">Whether all profiles that fit were looked at, so that the share is exact.</param>
/// <param name="IsEveryCase">Whether these are all the cases there are; not where a number varies beside the orders.</param>
/// <param name="HasShare">Whether they tell a share.</param>
internal readonly record struct Counted(double Held, double Weight, double EffectiveDraws, bool IsComplete, bool IsEveryCase, bool HasShare)
{
    private const double Nothing = 1e-12;

    /// <summary>Whether it holds in one.</summary>
    public bool IsSeen => Held > 0;

    /// <summary>Whether there is one in which it does not hold.</summary>
    public bool IsMissed => Held < Weight * (1 - Nothing);

    /// <summary>In what share it holds.</summary>
    public Share? ShareOf(Certainty certainty)
    {
        if (certainty is Certainty.Always or Certainty.Never)
            return certainty == Certainty.Always ? Share.All : Share.None;
        if (!HasShare)
            return null;
        return Share.Of(Held, Weight, EffectiveDraws, IsComplete);
    }
}

/// <summary>In what share of the profiles that fit something holds: a measure of what is not known under a stated prior, never the chance of an event.</summary>
/// <param name="Estimate">The share, of 1.</param>
/// <param name="Low">The least share that the draws leave open at 95 %, however often one looks; the share itself when all profiles were gone through.</param>
/// <param name="High">The greatest.</param>
/// <param name="IsExact">Whether all profiles were gone through.</param>
public sealed record Share(double Estimate, double Low, double High, bool IsExact)
{
    /// <summary>From this share on something holds in most profiles; up to its complement, in few.</summary>
    public const double Most = 0.95;

    private const double Narrow = 0.1;

    /// <summary>Whether the draws leave open whether it holds in most, in few, or in between, or the share is known less closely than within ten points of a hundred.</summary>
    public bool IsTooCloseToCall => !IsExact
        && (High - Low > Narrow || (Low <= Most && High >= Most && Estimate < 1) || (Low <= 1 - Most && High >= 1 - Most && Estimate > 0));

    /// <summary>What holds always.</summary>
    internal static Share All { get; } = new(1, 1, 1, IsExact: true);

    /// <summary>What holds never.</summary>
    internal static Share None { get; } = new(0, 0, 0, IsExact: true);

    /// <summary>The share of what was counted.</summary>
    /// <param name="held">What the profiles weigh in which it holds.</param>
    /// <param name="weight">What all of them weigh; above 0.</param>
    /// <param name="effective">How many profiles of equal weight would tell as much.</param>
    /// <param name="isExact">Whether these are all the profiles there are.</param>
    internal static Share Of(double held, double weight, double effective, bool isExact)
    {
        var estimate = Math.Clamp(held / weight, 0, 1);
        var (low, high) = isExact ? (estimate, estimate) : ConfidenceSequence.Of(estimate * effective, effective);
        return new Share(estimate, low, high, isExact);
    }

    /// <summary>Whether draws tell every one of some shares closely enough, so that going on gains nothing; those that are alike are looked at once, and what has no number not at all.</summary>
    internal static bool AreTold(IEnumerable<double> held, double weight, double effective) =>
        effective >= RobustnessAnalysis.FewestEffectiveDraws
        && held.Where(double.IsFinite).Distinct().All(one => !Of(one, weight, effective, isExact: false).IsTooCloseToCall);
}

/// <summary>Something that is concluded of a state.</summary>
/// <param name="Definition">By which definition.</param>
/// <param name="State">Of which state.</param>
/// <param name="Party">That it is stable for this decision maker; null when it is an equilibrium.</param>
public sealed record Conclusion(StabilityDefinition Definition, StateId State, PartyId? Party);

/// <summary>How much it would tell to know the answer to a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Yes">In what share of the profiles the answer is yes.</param>
/// <param name="Influence">By how much the answer moves the shares of all open conclusions, added up.</param>
/// <param name="Moved">How many open conclusions it moves.</param>
/// <param name="Effects">What it moves, most first.</param>
public sealed record Decider(PreferenceQuestion Question, double Yes, double Influence, int Moved, EquatableArray<Effect> Effects);

/// <summary>What the answer to a question does to a conclusion.</summary>
/// <param name="Conclusion">The conclusion.</param>
/// <param name="IfYes">In what share of the profiles with the answer yes it holds.</param>
/// <param name="IfNo">In what share of those with the answer no.</param>
public sealed record Effect(Conclusion Conclusion, double IfYes, double IfNo)
{
    /// <summary>By how much the answer moves the share.</summary>
    public double Influence => Math.Abs(IfYes - IfNo);
}

/// <summary>What would have to be preferred for a conclusion to hold, or for it not to hold.</summary>
/// <param name="Holds">Whether it holds then.</param>
/// <param name="Answers">The answers that go with it, of which none can be spared; none when it is always so.</param>
/// <param name="IsProved">Whether it is so in every profile that fits and gives these answers; else in every one of those compared.</param>
/// <param name="Compared">How many profiles were compared.</param>
public sealed record VerdictReason(bool Holds, EquatableArray<AnsweredQuestion> Answers, bool IsProved, int Compared);

/// <summary>A question with an answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="IsYes">Whether the answer is yes.</param>
public sealed record AnsweredQuestion(PreferenceQuestion Question, bool IsYes);

/// <summary>What is known of a party's preference, in numbers.</summary>
/// <param name="Party">The party.</param>
/// <param name="Prior">What is drawn when one of its orders is drawn; none is more likely than another.</param>
/// <param name="Orders">How many there are; infinity for weights; not a number when they were not counted.</param>
/// <param name="IsDrawnExactly">Whether the draws are exactly even.</param>
/// <param name="UnknownPairs">Of how many pairs of states it is not known which the party prefers.</param>
public sealed record PartyKnowledge(PartyId Party, PriorKind Prior, double Orders, bool IsDrawnExactly, long UnknownPairs);

/// <summary>One profile of preferences that fits what is known: an order of the states for each party.</summary>
/// <param name="Number">Its number among the draws, from 0.</param>
/// <param name="Orders">The orders of the parties of which not everything is known.</param>
public sealed record PreferenceProfile(long Number, EquatableArray<ProfileOrder> Orders);

/// <summary>The order of one party in a profile.</summary>
/// <param name="Party">The party.</param>
/// <param name="Prior">What it was made from.</param>
/// <param name="Made">The places of its priorities, from 0, or its weights, in the order of the dossier; nothing when it is an order of states.</param>
/// <param name="Ranks">The rank of each state, from 1.</param>
public sealed record ProfileOrder(PartyId Party, PriorKind Prior, EquatableArray<double> Made, EquatableArray<int> Ranks);

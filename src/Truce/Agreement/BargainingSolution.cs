using Truce.Agreement.Engines;

namespace Truce.Agreement;

/// <summary>Which of the packages that nobody would refuse does a rule single out?</summary>
/// <remarks>One file in <c>Solutions/</c> for each, and one line in <see cref="BargainingSolutions.All"/>. Immutable.</remarks>
public abstract class BargainingSolution
{
    /// <summary>What it is called on the command line and in JSON. Rules of other programs have the program's name in front: <c>negmas:nash</c>.</summary>
    public abstract string Id { get; }

    /// <summary>What it is called in reports.</summary>
    public abstract string Name { get; }

    /// <summary>What it singles out, in a clause that ends a sentence.</summary>
    public abstract string Idea { get; }

    /// <summary>Where it was defined.</summary>
    public abstract string Source { get; }

    /// <summary>Why it cannot be applied to a set of utilities; null when it can.</summary>
    internal virtual string? Obstacle(UtilitySet set) => null;

    /// <summary>The places of the points that it singles out, ascending.</summary>
    /// <param name="set">The utilities; at least one point.</param>
    internal abstract EquatableArray<int> Choose(UtilitySet set);

    /// <summary>The utilities it would single out if lots could be drawn between packages; null when it does not look at lots.</summary>
    internal virtual double[]? ChooseLottery(UtilitySet set) => null;
}

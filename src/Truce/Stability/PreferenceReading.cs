using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability;

/// <summary>What a preference amounts to when moves are weighed: which move tempts, which end deters, which step a mover in a sequence would make.</summary>
/// <remarks>
/// The definitions ask these three questions and no others, so that each serves known preferences, strength of preference, unknown preference and
/// attitudes alike.
/// </remarks>
internal abstract class PreferenceReading
{
    private const Relation Better = Relation.Preferred | Relation.StronglyPreferred;
    private const Relation NoBetter = Relation.Indifferent | Relation.LessPreferred | Relation.StronglyLessPreferred;

    /// <summary>Preferences as they are known: ≻ and ≫ tempt, ≺, ≪ and ~ deter. A pair that is not known does neither.</summary>
    public static PreferenceReading AsKnown { get; } = new ByRelation(Better, NoBetter, Better);

    /// <summary>Only an end that is strongly less preferred deters.</summary>
    public static PreferenceReading StrongSanctions { get; } = new ByRelation(Better, Relation.StronglyLessPreferred, Better);

    /// <summary>Reads pairs that are not known; a mover in a sequence may take them for improvements in every case.</summary>
    /// <param name="unknownTempts">Whether a move tempts of which it is not known whether it is an improvement.</param>
    /// <param name="unknownDeters">Whether an end deters of which it is not known whether it is preferred.</param>
    public static PreferenceReading WithUnknown(bool unknownTempts, bool unknownDeters) => new ByRelation(
        unknownTempts ? Better | Relation.Unknown : Better,
        unknownDeters ? NoBetter | Relation.Unknown : NoBetter,
        Better | Relation.Unknown);

    /// <summary>By the attitudes of the dossier.</summary>
    public static PreferenceReading ByAttitude { get; } = new Attitudes();

    /// <summary>Whether i is tempted to leave s for q.</summary>
    public abstract bool Tempts(GraphModel model, DecisionMaker i, StateId q, StateId s);

    /// <summary>Whether the prospect of q keeps i at s.</summary>
    public abstract bool Deters(GraphModel model, DecisionMaker i, StateId q, StateId s);

    /// <summary>Whether i, as a mover in a sequence, would step from s to q.</summary>
    public abstract bool Improves(GraphModel model, DecisionMaker i, StateId q, StateId s);

    /// <summary>Three sets of relations of q to s.</summary>
    private sealed class ByRelation(Relation tempting, Relation deterring, Relation improving) : PreferenceReading
    {
        public override bool Tempts(GraphModel model, DecisionMaker i, StateId q, StateId s) => (model.Between(i, q, s) & tempting) != 0;

        public override bool Deters(GraphModel model, DecisionMaker i, StateId q, StateId s) => (model.Between(i, q, s) & deterring) != 0;

        public override bool Improves(GraphModel model, DecisionMaker i, StateId q, StateId s) => (model.Between(i, q, s) & improving) != 0;
    }

    /// <summary>
    /// q totally relationally preferred to s by i: for every j to whom i is positive, q ≽_j s; for every j to whom i is negative, not q ≻_j s
    /// (Inohara, Hipel and Walker 2007). What is not so preferred deters.
    /// </summary>
    private sealed class Attitudes : PreferenceReading
    {
        public override bool Tempts(GraphModel model, DecisionMaker i, StateId q, StateId s)
        {
            foreach (var j in model.Space.DecisionMakers)
            {
                var isPreferred = model.Prefers(j, q, s);
                var isFine = model.AttitudeOf(i, j) switch
                {
                    AttitudeKind.Positive => isPreferred || model.Between(j, q, s) == Relation.Indifferent,
                    AttitudeKind.Negative => !isPreferred,
                    _ => true,
                };
                if (!isFine)
                    return false;
            }

            return true;
        }

        public override bool Deters(GraphModel model, DecisionMaker i, StateId q, StateId s) => !Tempts(model, i, q, s);

        public override bool Improves(GraphModel model, DecisionMaker i, StateId q, StateId s) => Tempts(model, i, q, s);
    }
}

using static Truce.Text.DiagnosticDescriptors;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding AnyOrderOfOne(string key) =>
        new(DiagnosticDescriptors.AnyOrderOfOne, $"found fewer than two priorities under '{key}'; expected those whose order among themselves is not known");

    public static Finding ChoiceForms(List<string> given) => new(
        ChoiceForm, $"{(given.Count == 0 ? "found none" : $"found {string.Join(" and ", given.Select(Quote))}")} of 'accepted', 'refused' and 'said'; expected one of them, which says what was done");

    public static Finding BadReliability(decimal number) =>
        new(DiagnosticDescriptors.BadReliability, $"found a reliability of {number}; expected a number above 0.5, which would tell nothing, and below 1, which would be certain");

    public static Finding BoundsBackward(decimal from, decimal to) =>
        new(DiagnosticDescriptors.BoundsBackward, $"the bounds start at {from} and end below it, at {to}; expected [least, greatest]");

    public static Finding AtAndAtLeast() =>
        new(TwoWalkAways, "found 'at' beside 'at-least'; expected one of them, which says where the party would walk away");

    /// <param name="circle">Its steps in words, each with where it is written.</param>
    public static Finding KnownCircle(IEnumerable<string> circle) =>
        new(DiagnosticDescriptors.KnownCircle, $"what is known leads in a circle, so that a state would be better than itself: {string.Join("; ", circle)}; one of these comparisons cannot be certain");

    public static Finding KnownContradicted(string better, string worse) => new(
        DiagnosticDescriptors.KnownContradicted,
        $"the order that is written down does not have {better} and {worse} as this comparison says; it is the working assumption, so it has to agree with what is known");

    public static Finding WeightOutside(string issue, decimal weight, decimal least, decimal greatest) =>
        new(DiagnosticDescriptors.WeightsContradicted, $"the weight of {Quote(issue)}, {weight}, does not lie between {least} and {greatest}; what is written is the working assumption, so it has to agree with what is known");

    public static Finding WeightsContradicted(decimal heavier, decimal than) => new(
        DiagnosticDescriptors.WeightsContradicted,
        $"the weights that are written add up to {heavier} for the heavier issues and to {than} for the others; what is written is the working assumption, so it has to agree with what is known");

    public static Finding ReservationOutside(decimal? reservation, decimal least, decimal greatest) => new(
        DiagnosticDescriptors.WeightsContradicted,
        $"the reservation, {reservation}, does not lie between {least} and {greatest}; what is written is the working assumption, so it has to agree with what is known");

    public static Finding KnownIdle() =>
        new(DiagnosticDescriptors.KnownIdle, "one side of this holds of no feasible state, so it tells nothing; correct it, or the constraints");

    public static Finding LoneBounds(string issue) =>
        new(DiagnosticDescriptors.LoneBounds, $"{Quote(issue)} is the only issue whose weight has bounds, and the weights keep their sum, so it cannot vary; give bounds to the weight of a second issue");
}

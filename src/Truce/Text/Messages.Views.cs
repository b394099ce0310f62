using Truce.Dossiers;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding ViewOfItself(string party) => new(
        DiagnosticDescriptors.ViewOfItself, $"the view of {Quote(party)} speaks of {Quote(party)} itself; a view says how a party sees the others, and its own part stands elsewhere in the dossier");

    public static Finding ViewSaysNothing(string party) => new(
        DiagnosticDescriptors.ViewSaysNothing, $"the view of {Quote(party)} says nothing; expected 'unseen', 'preferences' or 'unseen-moves'");

    public static Finding ViewOfNothing(PartyId party) => new(
        DiagnosticDescriptors.ViewOfNothing, $"the view of '{party}' leaves it no feasible state to see; narrow 'unseen'");

    public static Finding ViewOfNoDecisionMaker(PartyId party) => new(
        DiagnosticDescriptors.ViewOfNoDecisionMaker, $"the party '{party}' decides no issue, so that its view changes nothing; take it out, or say what the party decides");

    public static Finding UnseenNowhere() => new(
        DiagnosticDescriptors.UnseenNowhere, "no feasible state is like this, so that there is nothing not to see; take it out or correct it");

    public static Finding ViewWithoutStatusQuo(PartyId party) => new(
        DiagnosticDescriptors.ViewWithoutStatusQuo, $"'{party}' does not see the status quo; look whether 'unseen' says what is meant");
}

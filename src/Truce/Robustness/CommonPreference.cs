using Truce.States;

namespace Truce.Robustness;

/// <summary>Which states would several parties all rather have than another one, and what does it turn on when not everything is known?</summary>
/// <param name="Always">The states that each of them prefers in every order that fits what is known of it, ascending. Proved.</param>
/// <param name="Possible">The further states that each may prefer: the parties' orders are independent, so all of them may at once, ascending.</param>
/// <param name="Share">In what share of the profiles there is any such state; null when evidence leaves too few profiles that count.</param>
/// <param name="Turns">The questions whose answers move that share most, all alike, in the dossier's order; none when no answer moves it.</param>
public sealed record CommonPreference(EquatableArray<StateId> Always, EquatableArray<StateId> Possible, Share? Share, EquatableArray<TurningQuestion> Turns);

/// <summary>A question, and in what share of the profiles with either answer something is so.</summary>
/// <param name="Question">The question.</param>
/// <param name="IfYes">The share of those with the answer yes.</param>
/// <param name="IfNo">The share of those with the answer no.</param>
public sealed record TurningQuestion(PreferenceQuestion Question, double IfYes, double IfNo);

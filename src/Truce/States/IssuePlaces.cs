using Truce.Dossiers;

namespace Truce.States;

/// <summary>At which place among the issues does one stand?</summary>
internal static class IssuePlaces
{
    /// <summary>The zero-based place of an issue.</summary>
    /// <exception cref="ArgumentException">There is no such issue.</exception>
    public static int PlaceOf(this EquatableArray<Issue> issues, IssueId id)
    {
        for (var place = 0; place < issues.Count; place++)
        {
            if (issues[place].Id == id)
                return place;
        }

        throw new ArgumentException($"No issue is called '{id}'.", nameof(id));
    }
}

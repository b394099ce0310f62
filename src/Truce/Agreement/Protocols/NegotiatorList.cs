using Truce.Agreement.Protocols.Negotiators;

namespace Truce.Agreement.Protocols;

/// <summary>Every negotiator, in the order in which they are shown.</summary>
public static class NegotiatorList
{
    /// <summary>All of them. A new one is one file in <c>Negotiators/</c> and one line here.</summary>
    public static EquatableArray<Negotiator> All { get; } =
    [
        new BoulwareNegotiator(),
        new LinearNegotiator(),
        new ConcederNegotiator(),
        new MicroNegotiator(),
        new TitForTatNegotiator(),
        new RandomNegotiator(),
    ];

    /// <summary>The negotiator of that id, or null.</summary>
    public static Negotiator? Find(string id)
    {
        foreach (var negotiator in All)
        {
            if (negotiator.Id == id)
                return negotiator;
        }

        return null;
    }
}

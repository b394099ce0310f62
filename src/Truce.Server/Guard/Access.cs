using Microsoft.AspNetCore.Builder;

namespace Truce.Server.Guard;

/// <summary>Who may use an endpoint. An endpoint that does not say is not served.</summary>
internal enum Access
{
    /// <summary>Whoever asks.</summary>
    Anyone,

    /// <summary>Whoever is signed in.</summary>
    SignedIn,

    /// <summary>Who may read the dossier that the path names.</summary>
    Reader,

    /// <summary>Who may save revisions of the dossier that the path names.</summary>
    Editor,

    /// <summary>Who owns the dossier that the path names.</summary>
    Owner,

    /// <summary>Who may add and remove people. Owns no dossier by that.</summary>
    Administrator,
}

/// <summary>What an endpoint asks of its visitor.</summary>
internal sealed record Needed(Access Access);

/// <summary>Writes down who may use an endpoint.</summary>
internal static class NeededExtensions
{
    /// <summary>Says who may use this endpoint.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Access access)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new Needed(access)));
        return endpoint;
    }
}

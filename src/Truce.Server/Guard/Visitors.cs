using Microsoft.AspNetCore.Http;
using Truce.Server.Storage;

namespace Truce.Server.Guard;

/// <summary>Who does something, for the record.</summary>
internal static class Visitors
{
    /// <summary>The visitor of a request that only somebody who is signed in can make.</summary>
    public static Visitor Of(HttpContext context)
    {
        var user = Visit.Of(context).User ?? throw new InvalidOperationException("Nobody is signed in.");
        return new Visitor(user.Id, user.Name, context.Connection.RemoteIpAddress?.ToString());
    }
}

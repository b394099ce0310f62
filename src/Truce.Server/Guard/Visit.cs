using Microsoft.AspNetCore.Http;
using Truce.Server.Storage;

namespace Truce.Server.Guard;

/// <summary>Who asks, and for which dossier: what the <see cref="Gate"/> found out before it let the request through.</summary>
public sealed class Visit
{
    /// <summary>Who is signed in; null for nobody.</summary>
    public UserRow? User { get; set; }

    /// <summary>Whether a program asks, with a key, rather than a browser with a cookie.</summary>
    public bool IsByKey { get; set; }

    /// <summary>The dossier that the path names; null when it names none.</summary>
    public DossierRow? Dossier { get; set; }

    /// <summary>What the visitor may do with the dossier; null when the path names none.</summary>
    public Role? Role { get; set; }

    /// <summary>The revision that the path or the query names, else the newest; null when the path names no dossier.</summary>
    public RevisionRow? Revision { get; set; }

    /// <summary>Whether the visitor may save revisions.</summary>
    public bool CanEdit => Role >= Storage.Role.Editor;

    /// <summary>Whether the revision is the newest.</summary>
    public bool IsNewest => Revision is not null && Revision.Number == Dossier?.Head;

    /// <summary>The visit of a request.</summary>
    public static Visit Of(HttpContext context) => context.Features.Get<Visit>() ?? throw new InvalidOperationException("The gate did not see this request.");

    /// <summary>How a handler asks for it: as a parameter.</summary>
    public static ValueTask<Visit?> BindAsync(HttpContext context) => ValueTask.FromResult<Visit?>(Of(context));
}

namespace Truce.Server.Storage;

/// <summary>What somebody may do with a dossier; each role may do what those before it may.</summary>
public enum Role
{
    /// <summary>May read it, its history, and all that follows from it.</summary>
    Reader = 1,

    /// <summary>May save revisions too.</summary>
    Editor = 2,

    /// <summary>May say who may what, and delete it.</summary>
    Owner = 3,
}

/// <summary>Somebody who can sign in.</summary>
public sealed class UserRow
{
    public long Id { get; init; }

    /// <summary>What is typed to sign in: lower case.</summary>
    public required string Name { get; init; }

    /// <summary>What others see.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Null for the one person of a workbench without accounts.</summary>
    public string? PasswordHash { get; set; }

    public bool IsAdministrator { get; set; }

    public bool IsDisabled { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A browser that is signed in. Only the hash of its cookie is kept.</summary>
public sealed class SessionRow
{
    public required string TokenHash { get; init; }

    public required long UserId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A key by which a program uses the API in somebody's name. Only its hash is kept.</summary>
public sealed class ApiKeyRow
{
    public required string TokenHash { get; init; }

    public required long UserId { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A dossier; what it says is in its revisions.</summary>
public sealed class DossierRow
{
    public required string Id { get; init; }

    /// <summary>The title in its newest revision.</summary>
    public required string Title { get; set; }

    /// <summary>The number of its newest revision.</summary>
    public int Head { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When it was put away; its revisions stay.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}

/// <summary>Who may what with a dossier.</summary>
public sealed class MemberRow
{
    public required string DossierId { get; init; }

    public required long UserId { get; init; }

    public Role Role { get; set; }
}

/// <summary>A link by which whoever is given it joins a dossier, once. Only its hash is kept.</summary>
public sealed class InvitationRow
{
    public required string TokenHash { get; init; }

    public required string DossierId { get; init; }

    public required Role Role { get; init; }

    public required long CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public long? AcceptedBy { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }
}

/// <summary>One state of a dossier's files. Never changed.</summary>
public sealed class RevisionRow
{
    public required string DossierId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    public required long AuthorId { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    /// <summary>Why it was saved, in the author's words; may be empty.</summary>
    public required string Note { get; init; }

    public required string Title { get; init; }

    /// <summary>The revision whose files this one brought back; null for any other.</summary>
    public int? Restores { get; init; }

    /// <summary>The blob that lists its files.</summary>
    public required string FilesHash { get; init; }

    /// <summary>Whether its files have errors, so that nothing is concluded from them.</summary>
    public bool IsDraft { get; init; }
}

/// <summary>Bytes under their own SHA-256. Never changed.</summary>
public sealed class BlobRow
{
    public required string Hash { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>Which revision somebody saw last.</summary>
public sealed class VisitRow
{
    public required string DossierId { get; init; }

    public required long UserId { get; init; }

    public int Revision { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>Who did what, when. Never changed or removed.</summary>
public sealed class AuditRow
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public long? UserId { get; init; }

    /// <summary>The name at that time, or the name that somebody tried to sign in with.</summary>
    public string? UserName { get; init; }

    public required string Action { get; init; }

    public string? DossierId { get; init; }

    public int? Revision { get; init; }

    public string? Detail { get; init; }

    public string? Address { get; init; }
}

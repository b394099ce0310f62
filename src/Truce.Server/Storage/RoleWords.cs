namespace Truce.Server.Storage;

/// <summary>Roles by name.</summary>
internal static class RoleWords
{
    /// <summary>The name of a role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Reader => "reader",
        Role.Editor => "editor",
        _ => "owner",
    };

    /// <summary>The role of that name, or null.</summary>
    public static Role? Find(string? name) => name switch
    {
        "reader" => Role.Reader,
        "editor" => Role.Editor,
        "owner" => Role.Owner,
        _ => null,
    };
}

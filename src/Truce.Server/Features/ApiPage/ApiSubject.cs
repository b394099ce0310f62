namespace Truce.Server.Features.ApiPage;

/// <summary>What operations are about, to be read one subject after the other.</summary>
/// <param name="Name">A word or two.</param>
/// <param name="About">A sentence.</param>
public sealed record ApiSubject(string Name, string About)
{
    private static readonly ApiSubject s_dossiers = new("Dossiers and files", "What there is, and its files byte by byte.");
    private static readonly ApiSubject s_revisions = new("Revisions", "Who saved what, what changed and what came of it, and the way back.");
    private static readonly ApiSubject s_questions = new("Questions", "What the commands of these names answer, as the same JSON.");
    private static readonly ApiSubject s_jobs = new("Jobs", "Questions that take long: started, watched, stopped.");
    private static readonly ApiSubject s_members = new("Who may what", "Roles in a dossier, invitations, and who read and changed what.");
    private static readonly ApiSubject s_people = new("People", "Yourself and your keys; for administrators, everybody who can sign in.");

    /// <summary>The subjects, in the order in which they are read.</summary>
    public static IReadOnlyList<ApiSubject> All { get; } = [s_dossiers, s_revisions, s_questions, s_jobs, s_members, s_people];

    /// <summary>What an operation is about.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="isQuestion">Whether it asks a question of the library.</param>
    public static ApiSubject Of(string path, bool isQuestion)
    {
        ArgumentNullException.ThrowIfNull(path);
        var part = path.StartsWith("/api/dossiers/{dossier}/", StringComparison.Ordinal) ? path["/api/dossiers/{dossier}/".Length..].Split('/')[0] : "";
        return part switch
        {
            _ when isQuestion => s_questions,
            "check" or "brief" => s_questions,
            "revisions" or "merge" => s_revisions,
            "jobs" => s_jobs,
            "members" or "invitations" or "audit" => s_members,
            _ => path.StartsWith("/api/dossiers", StringComparison.Ordinal) ? s_dossiers : s_people,
        };
    }
}

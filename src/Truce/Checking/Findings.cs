using Truce.Text;

namespace Truce.Checking;

/// <summary>Collects what is found about the parts of a dossier.</summary>
internal sealed class Findings(Origins origins)
{
    private readonly DiagnosticBag _diagnostics = new(origins.Text);

    /// <summary>Whether further findings are left out.</summary>
    public bool IsFull => _diagnostics.IsFull;

    /// <param name="part">The part that the finding is about, as <see cref="Origins"/> names it.</param>
    /// <param name="finding">What is to be said.</param>
    public void Add(string part, Finding finding) => _diagnostics.Add(origins.Find(part), finding);

    /// <summary>The one-based line in which a part was written.</summary>
    public int LineOf(string part) => origins.Text.PositionOf(origins.Find(part).Start).Line;

    public EquatableArray<Diagnostic> ToDiagnostics() => _diagnostics.ToDiagnostics();
}

using Truce.Dossiers;

namespace Truce.Quotations;

/// <summary>Whether, and where, a quotation stands in its source.</summary>
public abstract record Anchoring
{
    private Anchoring()
    {
    }

    /// <summary>The words stand in the source, and it is clear where.</summary>
    /// <param name="Range">Where, in Unicode code points.</param>
    /// <param name="Wording">Whether the source has them letter for letter.</param>
    /// <param name="Placement">Whether that is the recorded place.</param>
    /// <param name="Context">Whether the words before and after are those recorded.</param>
    /// <param name="Places">In how many places the words stand.</param>
    /// <param name="ChosenBy">What told this place from the others.</param>
    public sealed record Found(TextRange Range, Wording Wording, Placement Placement, Context Context, int Places, Choice ChosenBy) : Anchoring;

    /// <summary>The words stand in several places, and nothing recorded tells which is meant.</summary>
    /// <param name="Places">In how many places that nothing tells apart.</param>
    /// <param name="First">The first of them.</param>
    public sealed record Ambiguous(int Places, TextRange First) : Anchoring;

    /// <summary>The words do not stand in the source.</summary>
    /// <param name="Nearest">The passage that comes nearest to them; null when nothing in the source resembles them.</param>
    public sealed record NotFound(NearPassage? Nearest) : Anchoring;
}

/// <summary>A passage that resembles a quotation.</summary>
/// <param name="Range">Where it stands, in Unicode code points.</param>
/// <param name="Text">The passage as the source has it.</param>
/// <param name="Similarity">1 for the same words, 0 for nothing in common: one minus the share of characters to change, add or leave out.</param>
public sealed record NearPassage(TextRange Range, string Text, double Similarity);

/// <summary>How nearly a source has the words of a quotation.</summary>
public enum Wording
{
    /// <summary>Letter for letter.</summary>
    Exact,

    /// <summary>But for white space, typography or characters without width.</summary>
    Normalized,
}

/// <summary>How the place found compares with the recorded one.</summary>
public enum Placement
{
    /// <summary>No place was recorded.</summary>
    Unrecorded,

    /// <summary>The words stand where they were recorded.</summary>
    AsRecorded,

    /// <summary>The words stand elsewhere: the source changed, or the record is wrong.</summary>
    Moved,
}

/// <summary>How the words around the place found compare with the recorded prefix and suffix.</summary>
public enum Context
{
    /// <summary>Neither a prefix nor a suffix was recorded.</summary>
    Unrecorded,

    /// <summary>What was recorded stands there.</summary>
    Agrees,

    /// <summary>The prefix, the suffix or both differ.</summary>
    Differs,
}

/// <summary>What told one place from the others.</summary>
public enum Choice
{
    /// <summary>There is no other.</summary>
    OnlyPlace,

    /// <summary>Its prefix and suffix fit best.</summary>
    Context,

    /// <summary>It is the recorded place.</summary>
    Position,

    /// <summary>It alone has the words letter for letter.</summary>
    Wording,

    /// <summary>It is the nearest to the recorded place; of two as near, the earlier.</summary>
    Nearness,
}

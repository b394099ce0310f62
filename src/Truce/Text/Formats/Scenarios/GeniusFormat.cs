using Truce.Dossiers;
using Truce.Text.Xml;

namespace Truce.Text.Formats.Scenarios;

/// <summary>The scenarios of Genius (XML): a domain and a profile for each party.</summary>
/// <remarks>Utilities are as Genius computes them: evaluations are divided by the greatest of their issue. docs/reference/formats.md says more.</remarks>
internal sealed class GeniusFormat(IssueMatch match = IssueMatch.WhatFits) : ScenarioFormat
{
    public const string DomainRoot = "negotiation_template";
    public const string ProfileRoot = "utility_space";

    public override string Id => "genius";

    public override string Extension => ".xml";

    public override string Description => "a scenario of Genius: a domain and a profile for each party (XML)";

    public override ForeignFormat Matching(IssueMatch match) => new GeniusFormat(match);

    internal override ScenarioPart PartOf(string text)
    {
        // The root is the first tag that is no declaration, comment or instruction.
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<', at + 1))
        {
            if (text[at + 1] is '!' or '?')
                continue;
            var root = text.AsSpan(at + 1);
            return root.StartsWith(DomainRoot, StringComparison.Ordinal) ? ScenarioPart.Domain
                : root.StartsWith(ProfileRoot, StringComparison.Ordinal) ? ScenarioPart.Profile
                : ScenarioPart.None;
        }

        return ScenarioPart.None;
    }

    internal override Dossier? Read(
        string title, ScenarioFile? domain, EquatableArray<ScenarioFile> profiles, Dictionary<string, TextSpan> origins)
    {
        GeniusDomain? negotiated = null;
        if (domain is not null)
        {
            if (ReadRoot(domain, DomainRoot) is not { } root)
                return null;
            negotiated = GeniusDomain.Read(root, domain.Diagnostics);
        }

        var parties = new List<(string, Preference.Utility)>();
        foreach (var profile in profiles)
        {
            if (ReadRoot(profile, ProfileRoot) is not { } root)
                continue;
            negotiated ??= GeniusDomain.Read(root, profile.Diagnostics);
            if (new GeniusProfile(negotiated, match, profile.Diagnostics).Read(root) is { } utility)
                parties.Add((profile.Name, utility));
        }

        if (negotiated is null)
            return null;
        for (var place = 0; place < negotiated.Space.Issues.Count; place++)
            origins[$"issues/{negotiated.Space.Issues[place].Id}"] = negotiated.Spans[place];
        var source = Path.GetFileName((domain ?? profiles[0]).Diagnostics.Text.Path);
        return negotiated.Space.ToDossier(title, source, parties);
    }

    private static XmlTag? ReadRoot(ScenarioFile file, string expected)
    {
        if (XmlTreeReader.Read(file.Diagnostics) is not { } root)
            return null;
        if (root.Name == expected)
            return root;
        file.Diagnostics.Add(root.Span, Messages.ScenarioRoot($"<{root.Name}>", $"<{DomainRoot}>, which says what is negotiated, or <{ProfileRoot}>, which says what a party prefers"));
        return null;
    }
}

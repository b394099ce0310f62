using System.CommandLine;
using Truce.Dossiers;
using Truce.Text;

namespace Truce.Cli;

/// <summary>Who has to agree, and on what: the options that commands about agreements share.</summary>
internal sealed class AgreementScope
{
    private readonly Option<string[]> _for;

    private readonly Option<string> _where = new("--where")
    {
        Description = "What a package has to bring to count as an agreement, such as 'talks = open'; if not given, what the dossier says",
        HelpName = "FORMULA",
    };

    /// <param name="who">What the parties that the user names are.</param>
    public AgreementScope(string who) => _for = new("--for") { Description = who + ", if not every party with a preference; repeat it for each", HelpName = "PARTY" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_for);
        command.Add(_where);
    }

    /// <summary>The parties and the formula that the user chose, none of either meaning the usual; null after saying what is not known.</summary>
    public (EquatableArray<PartyId> Parties, Formula? Where)? Read(ParseResult parsed, Dossier dossier, Response response)
    {
        Formula? formula = null;
        if (parsed.GetValue(_where) is { } where)
        {
            var read = new FormulaParser(dossier).Parse(where, "--where");
            if (read.Formula is null)
            {
                response.Report(read.Diagnostics);
                response.Refuse();
                return null;
            }

            formula = read.Formula;
        }

        var parties = new List<PartyId>();
        foreach (var name in parsed.GetValue(_for) ?? [])
        {
            if (PartyOf(name, dossier, response) is not { } party)
                return null;
            if (!parties.Contains(party))
                parties.Add(party);
        }

        return (parties.ToEquatableArray(), formula);
    }

    /// <summary>The party that the user means by its name within the dossier or its full name; null after saying that there is none.</summary>
    public static PartyId? PartyOf(string name, Dossier dossier, Response response)
    {
        var party = dossier.Parties.FirstOrDefault(p => p.Id.Value == name || string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
        if (party is not null)
            return party.Id;
        response.Refuse($"no party is called '{name}'; the parties are {string.Join(", ", dossier.Parties.Select(p => $"'{p.Id}'"))}");
        return null;
    }
}

using System.CommandLine;
using System.Globalization;
using Truce.Dossiers;
using Truce.Movement;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Text;

namespace Truce.Cli.Commands;

/// <summary><c>truce timeline PATH</c>: who held which position when, what changed, and how words stand to deeds.</summary>
internal sealed class TimelineCommand
{
    /// <summary>How many changes and deeds a screen shows unasked.</summary>
    private const int MostOnScreen = 40;

    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string> _format = Response.FormatOption();
    private readonly Option<DateOnly?> _at = Day("--at", "The positions on the evening of this day, if not on the day up to which the dossier is complete");
    private readonly Option<DateOnly?> _knownOn = Day("--as-known-on", "Only what was known by this day");
    private readonly Option<DateOnly?> _since = Day("--since", "Tell only what changed after this day");

    private readonly Option<string[]> _parties = new("--party")
    {
        Description = "Only this party; repeat it for others",
        HelpName = "PARTY",
    };

    private readonly Option<string[]> _issues = new("--issue")
    {
        Description = "Only this issue; repeat it for others",
        HelpName = "ISSUE",
    };

    private readonly Option<bool> _all = new("--all", "-a")
    {
        Description = "Show every change and every deed, even when there are many",
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Draw the positions over time into this file instead, as an SVG picture that needs nothing else",
        HelpName = "FILE.svg",
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Replace the file even when it is not a drawing of Truce's; the old one is kept as FILE.bak",
    };

    private TimelineCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new TimelineCommand(terminal);
        var command = new ExemplifiedCommand(
            "timeline",
            "Show positions over time: what changed in words, what was done, how far apart the parties are, what was watched for",
            new("truce timeline casebook/opening-talks-2024", "who holds which position, and who has not publicly replied"),
            new("truce timeline FOLDER --since 2024-06-01", "what changed since a day"),
            new("truce timeline FOLDER --at 2024-03-01 --as-known-on 2024-03-01", "the picture of a day, as it was known then"),
            new("truce timeline FOLDER --party east --issue talks", "one party on one issue"),
            new("truce timeline FOLDER -o positions.svg", "the positions over time as a drawing"),
            new("truce timeline FOLDER --format json", "for a program"))
        {
            self._path,
            self._at,
            self._knownOn,
            self._since,
            self._parties,
            self._issues,
            self._all,
            self._output,
            self._force,
            self._format,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var response = Response.In(_terminal, parsed, _format);
        var file = parsed.GetValue(_output);
        if (file is not null && response.IsJson)
            return response.Refuse("--output draws the positions; it does not go with --format json");
        if (file is not null && SvgFile.Obstacle(file, parsed.GetValue(_force)) is { } obstacle)
            return response.Refuse(obstacle);
        if (DossierInput.Open(parsed.GetRequiredValue(_path), response) is not { } opened)
            return ExitCode.Refused;
        var dossier = opened.Dossier;
        var parties = (parsed.GetValue(_parties) ?? []).Select(name => new PartyId(name)).ToEquatableArray();
        var issues = (parsed.GetValue(_issues) ?? []).Select(name => new IssueId(name)).ToEquatableArray();
        foreach (var party in parties.Where(party => dossier.Find(party) is null))
            return response.Refuse($"no party is called '{party}'; the dossier's parties are {string.Join(", ", dossier.Parties.Select(known => known.Id))}");
        foreach (var issue in issues.Where(issue => dossier.Find(issue) is null))
            return response.Refuse($"no issue is called '{issue}'; the dossier's issues are {string.Join(", ", dossier.Issues.Select(known => known.Id))}");
        var timeline = Timeline.Of(dossier, new TimelineOptions { KnownOn = parsed.GetValue(_knownOn) });
        if ((parsed.GetValue(_at) ?? timeline.End) is not { } at)
            return response.Refuse("nothing in the dossier has a day, so there is no timeline; give statements a 'date'");
        if (parsed.GetValue(_since) is { } since && since >= at)
            return response.Refuse($"--since {since:yyyy-MM-dd} is not before {at:yyyy-MM-dd}, the day up to which positions are told; give an earlier day, or a later --at");
        var view = new MovementView
        {
            At = at,
            Since = parsed.GetValue(_since),
            Parties = parties,
            Issues = issues,
            Most = parsed.GetValue(_all) || !_terminal.IsInteractive ? null : MostOnScreen,
        };
        if (file is not null)
            return Draw(file, timeline, view, response);
        if (response.IsJson)
        {
            var formulas = new FormulaWriter(dossier);
            response.WriteJson(json => TimelineJson.Write(json, timeline, view, formulas.Write, opened.Hash));
        }
        else
        {
            _terminal.Output.Write(TextBrief.WriteParts(Brief.Of(dossier, BriefMaterial.WithoutStates), MovementReport.Of(timeline, view), _terminal.ProseWidth));
        }

        return ExitCode.Fine;
    }

    private int Draw(string file, Timeline timeline, MovementView view, Response response)
    {
        if (MovementReport.Figure(timeline, view) is not { } figure)
            return response.Refuse("there is nothing to draw: no position was taken by then");
        if (SvgFile.Write(file, figure.Svg) is { } obstacle)
            return response.Refuse(obstacle);
        _terminal.Output.WriteLine($"The drawing is in '{file}'.");
        return ExitCode.Fine;
    }

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DAY",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"'{text}' is no day for {name}; expected year-month-day, such as 2024-06-14");
            return null;
        },
    };
}

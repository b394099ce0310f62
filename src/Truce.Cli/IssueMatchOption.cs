using System.CommandLine;
using Truce.Text.Formats;

namespace Truce.Cli;

/// <summary>The option by which the user says what decides where two files of a scenario disagree on an issue.</summary>
internal static class IssueMatchOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--match")
        {
            Description = "Where files of a Genius scenario give one index two names, read the issue by its index or by its name; if not given, by what fits",
            HelpName = "index|name",
        };
        option.AcceptOnlyFromAmong("index", "name");
        return option;
    }

    public static IssueMatch Of(ParseResult parsed, Option<string> option) => parsed.GetValue(option) switch
    {
        "index" => IssueMatch.Index,
        "name" => IssueMatch.Name,
        _ => IssueMatch.WhatFits,
    };
}

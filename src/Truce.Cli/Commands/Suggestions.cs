using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;

namespace Truce.Cli.Commands;

/// <summary><c>truce [suggest:POSITION] "WORDS"</c>: how could the word at that position go on? Asked by the completion scripts.</summary>
/// <remarks>Options are suggested only once a dash is typed, so that where a file is expected the shell goes on to suggest files.</remarks>
internal sealed class Suggestions(Terminal terminal, RootCommand root) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var words = parseResult.Tokens.LastOrDefault(token => token.Type != System.CommandLine.Parsing.TokenType.Directive)?.Value ?? "";
        var directive = parseResult.GetResult(root.Directives.OfType<SuggestDirective>().Single());
        var position = directive?.Values is [var value, ..] && int.TryParse(value, out var typed) ? Math.Clamp(typed, 0, words.Length) : words.Length;
        var word = words[..position].Split(' ')[^1];
        foreach (var completion in root.Parse(words).GetCompletions(position))
        {
            // The package also suggests what only contains the word.
            if (completion.Label.StartsWith(word, StringComparison.Ordinal) && completion.Label.StartsWith('-') == word.StartsWith('-'))
                terminal.Output.WriteLine(completion.Label);
        }

        return ExitCode.Fine;
    }
}

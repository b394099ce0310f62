using System.CommandLine;

namespace Truce.Cli.Commands;

/// <summary><c>truce completion SHELL</c>: the script that lets a shell complete commands, options and their values.</summary>
/// <remarks>
/// The scripts hold no list of their own: they hand the words typed so far to <c>truce [suggest:POSITION] "WORDS"</c>, without the program's
/// name, and fall back to file names when nothing is suggested.
/// </remarks>
internal static class CompletionCommand
{
    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh" };
        shell.AcceptOnlyFromAmong([.. s_scripts.Select(script => script.Shell)]);
        var command = new ExemplifiedCommand(
            "completion",
            "Print a script by which your shell completes truce's commands, options and values",
            new Example("source <(truce completion bash)", "in ~/.bashrc"),
            new Example("source <(truce completion zsh)", "in ~/.zshrc, after compinit"),
            new Example("truce completion fish > ~/.config/fish/completions/truce.fish", "once, for fish"),
            new Example("truce completion pwsh | Out-String | Invoke-Expression", "in $PROFILE, for PowerShell"));
        command.Add(shell);
        command.SetAction(parsed =>
        {
            terminal.Output.Write(s_scripts.Single(script => script.Shell == parsed.GetRequiredValue(shell)).Text);
            return ExitCode.Fine;
        });
        return command;
    }

    private static readonly (string Shell, string Text)[] s_scripts =
    [
        ("bash", """
            # Completion of truce for bash: source <(truce completion bash)
            _truce_completion() {
                local words="${COMP_LINE:0:COMP_POINT}" word="" suggestion
                words="${words#*"${COMP_WORDS[0]}"}"
                words="${words#"${words%%[![:space:]]*}"}"
                # The word under the cursor ends at white space, not at the '=' or ':' at which bash would cut it.
                [[ "$words" == *[![:space:]] ]] && word="${words##*[[:space:]]}"
                COMPREPLY=()
                while IFS= read -r suggestion; do
                    [[ "$suggestion" == "$word"* ]] && COMPREPLY+=("$suggestion")
                done < <("${COMP_WORDS[0]}" "[suggest:${#words}]" "$words" 2>/dev/null)
            }
            complete -o bashdefault -o default -F _truce_completion truce

            """),
        ("zsh", """
            # Completion of truce for zsh: source <(truce completion zsh)
            _truce_completion() {
                local typed="${(j: :)words[2,CURRENT]}"
                local -a suggestions
                suggestions=("${(@f)$("${words[1]}" "[suggest:${#typed}]" "$typed" 2>/dev/null)}")
                suggestions=(${suggestions:#})
                (( ${#suggestions} )) && compadd -a suggestions || _files
            }
            compdef _truce_completion truce

            """),
        ("fish", """
            # Completion of truce for fish: truce completion fish > ~/.config/fish/completions/truce.fish
            function __truce_completion
                set -l typed (commandline -cp | string replace -r '^\s*\S+\s*' '')
                truce "[suggest:"(string length -- "$typed")"]" "$typed" 2>/dev/null
            end
            complete -c truce -a '(__truce_completion)'

            """),
        ("pwsh", """
            # Completion of truce for PowerShell: truce completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName truce -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $line = $commandAst.ToString().PadRight($cursorPosition)
                $typed = ($line -replace '^\s*\S+\s?', '')
                truce "[suggest:$($typed.Length)]" "$typed" 2>$null |
                    Where-Object { $_ -like "$wordToComplete*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }

            """),
    ];
}

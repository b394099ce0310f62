using System.Diagnostics;
using Truce.Cli;

namespace Truce.Tests.Cli;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("compl", "completion\n")]
    [InlineData("completion ba", "bash\n")]
    [InlineData("completion bash --no", "--no-color\n")]
    [InlineData("completion ", "bash\nfish\npwsh\nzsh\n")]
    [InlineData("completion bash -", "--help\n--no-color\n-?\n-h\n")]
    [InlineData("stability --definition ss", "sseq\n")]
    [InlineData("stability --definition l", "l2\nl3\nl4\n")]
    public void The_program_suggests_how_a_word_goes_on(string typed, string expected)
    {
        Assert.Equal(new TruceRun(ExitCode.Fine, expected, ""), TruceRun.Of($"[suggest:{typed.Length}]", typed));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void A_shell_takes_the_script_without_complaint(string shell)
    {
        if (Find(shell) is not { } program)
        {
            Assert.Skip($"{shell} is not installed");
            return;
        }

        using var folder = new TemporaryFolder();
        var script = folder.Write("truce." + shell, TruceRun.Of("completion", shell).Output);
        Assert.Equal(("", "", 0), Run(program, ["-n", script], folder));
    }

    [Theory]
    [InlineData("truce compl", "completion")]
    [InlineData("truce completion ", "bash fish pwsh zsh")]
    [InlineData("truce completion z", "zsh")]
    [InlineData("truce nothing-like-it", "")]
    public void Bash_completes_what_the_program_suggests(string line, string expected)
    {
        if (Find("bash") is not { } bash)
        {
            Assert.Skip("bash is not installed");
            return;
        }

        using var folder = new TemporaryFolder();
        folder.Write("truce.bash", TruceRun.Of("completion", "bash").Output);
        folder.Write("complete.sh", $$"""
            truce() { "$TRUCE" "$@"; }
            source ./truce.bash
            COMP_LINE='{{line}}'
            COMP_POINT=${#COMP_LINE}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            _truce_completion
            printf '%s' "$(printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' ' | sed 's/ *$//')"
            """);
        Assert.Equal((expected, "", 0), Run(bash, ["complete.sh"], folder));
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static (string Output, string Error, int ExitCode) Run(string program, string[] args, TemporaryFolder folder)
    {
        var start = new ProcessStartInfo(program, args)
        {
            UseShellExecute = false,
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TRUCE"] = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Truce.Cli.exe" : "Truce.Cli");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.Result, process.ExitCode);
    }
}

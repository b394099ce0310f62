using Truce.Cli;

namespace Truce.Tests.Cli;

public sealed class CommandLineTests
{
    [Fact]
    public void The_version_is_printed_alone()
    {
        Assert.Equal(new TruceRun(ExitCode.Fine, $"truce {Provenance.ThisVersion}\n", ""), TruceRun.Of("--version"));
    }

    [Fact]
    public void Help_lists_the_commands_and_says_where_to_start()
    {
        var run = TruceRun.Of("--help");
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.StartsWith("Description:\n  What did each side say, what could they all agree to, and would it hold?\n\nUsage:\n  truce [command] [options]\n", run.Output);
        Assert.EndsWith("Start with 'truce brief FOLDER'; 'truce COMMAND --help' shows examples of each command.\n", run.Output);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void The_help_of_a_command_ends_with_examples()
    {
        var run = TruceRun.Of("completion", "--help");
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Contains("Usage:\n  truce completion <SHELL> [options]\n", run.Output);
        Assert.EndsWith("  # in $PROFILE, for PowerShell\n  truce completion pwsh | Out-String | Invoke-Expression\n", run.Output);
    }

    [Fact]
    public void Without_a_command_the_user_is_sent_to_the_help()
    {
        Assert.Equal(
            new TruceRun(ExitCode.Refused, "", "truce: required command was not provided\nType 'truce --help' for the commands.\n"),
            TruceRun.Of());
    }

    [Fact]
    public void A_value_that_an_option_does_not_take_is_refused_with_those_that_it_takes()
    {
        Assert.Equal(
            new TruceRun(
                ExitCode.Refused,
                "",
                """
                truce: argument 'tcsh' not recognized. Must be one of: 'bash' 'zsh' 'fish' 'pwsh'
                Type 'truce completion --help' for its arguments, options and examples.

                """),
            TruceRun.Of("completion", "tcsh"));
    }

    [Fact]
    public void A_bug_ends_with_its_stack_and_how_to_report_it()
    {
        var run = TruceRun.Of(["--version"], (output, error) => new Terminal(new BrokenStream(), error));
        Assert.Equal(ExitCode.Bug, run.ExitCode);
        Assert.StartsWith("System.NotSupportedException: ", run.Error);
        Assert.Contains("\n   at ", run.Error);
        Assert.EndsWith(
            $"""

            truce: this is a bug in Truce {Provenance.ThisVersion}, not in your files
            Please report it with the lines above, this command and, if you may share it, the dossier:
              truce --version

            """,
            run.Error);
    }

    [Fact]
    public void A_reader_that_has_seen_enough_is_no_bug()
    {
        var run = TruceRun.Of(["--version"], (output, error) => new Terminal(new ClosedPipe(), error));
        Assert.Equal(new TruceRun(ExitCode.Fine, "", ""), run);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("broken on purpose");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new NotSupportedException("broken on purpose");
    }

    private sealed class ClosedPipe : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe", 32);

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe", 32);
    }
}

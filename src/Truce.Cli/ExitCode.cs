namespace Truce.Cli;

/// <summary>What the command line tells the program that called it.</summary>
internal static class ExitCode
{
    /// <summary>The question was answered.</summary>
    public const int Fine = 0;

    /// <summary>The user's input has an error, or the question cannot be answered and Truce said why.</summary>
    public const int Refused = 1;

    /// <summary>Truce has a bug.</summary>
    public const int Bug = 2;
}

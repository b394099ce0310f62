using System.Globalization;
using Truce.Text;

namespace Truce.Bench;

/// <summary>Writes a generated dispute as a dossier, so that the program can be measured on it from outside.</summary>
internal static class DisputeFile
{
    private static readonly string s_usage =
        "dispute [--dms N] [--issues N] [--terms N] [--priorities N] [--one-way N] [--shared N] [--constraints N] [--seed N] -o FOLDER";

    /// <summary>Reads the arguments and writes the dossier.</summary>
    /// <returns>0, or 1 when the arguments are not as they should be.</returns>
    public static int Write(ReadOnlySpan<string> args)
    {
        var dispute = new GeneratedDispute();
        string? folder = null;
        for (var k = 0; k + 1 < args.Length; k += 2)
        {
            if (args[k] == "-o")
                folder = args[k + 1];
            else if (With(dispute, args[k], args[k + 1]) is { } changed)
                dispute = changed;
            else
                return Refuse();
        }

        if (folder is null || args.Length % 2 != 0)
            return Refuse();
        Write(dispute, folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{dispute.Combinations:N0} combinations of terms in {folder}"));
        return 0;
    }

    /// <summary>Writes the dossier into a folder, which is made if it is not there.</summary>
    public static void Write(GeneratedDispute dispute, string folder) =>
        AtomicFile.Write(Path.Combine(Directory.CreateDirectory(folder).FullName, DossierFolder.FileName), DossierWriter.Write(dispute.ToDossier()));

    private static GeneratedDispute? With(GeneratedDispute dispute, string option, string value)
    {
        if (!int.TryParse(value, CultureInfo.InvariantCulture, out var number))
            return null;
        return option switch
        {
            "--dms" => dispute with { DecisionMakers = number },
            "--issues" => dispute with { Issues = number },
            "--terms" => dispute with { Terms = number },
            "--priorities" => dispute with { Priorities = number },
            "--one-way" => dispute with { OneWay = number },
            "--shared" => dispute with { Shared = number },
            "--constraints" => dispute with { Constraints = number },
            "--seed" => dispute with { Seed = number },
            _ => null,
        };
    }

    private static int Refuse()
    {
        Console.Error.WriteLine(s_usage);
        return 1;
    }
}

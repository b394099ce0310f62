using System.Text.Json;
using System.Text.RegularExpressions;

namespace Truce.Tests.Cli;

public sealed partial class RobustOutputTests
{
    private static readonly string s_talks = Repository.PathOf("casebook", "opening-talks-2024");

    private const string Harbour = """
        dossier: A harbour
        parties: { town: { name: Town }, port: { name: Port } }
        issues:
          land: { decided-by: town, terms: [kept, sold] }
          noise: { decided-by: port, terms: [free, limited] }
        status-quo: { land: kept, noise: free }
        preferences:
          town:
            utility:
              land: { weight: 0.5, between: [0.3, 0.6], values: { kept: 1, sold: 0 } }
              noise: { weight: 0.5, between: [0.4, 0.7], values: { free: 0, limited: 1 } }
            reservation: 0.45
            reservation-between: [0.35, 0.5]
          port:
            priorities:
              - any-order: [land = sold, noise = free]
            walk-away: status-quo
        """;

    [Fact]
    public void Of_the_opening_case_it_tells_what_holds_when_it_is_so_and_what_could_be_agreed_on()
    {
        var run = TruceRun.Of("robust", s_talks);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Approved.Text("robust-opening-talks", run.Output);
    }

    [Fact]
    public void Weights_reservations_and_walk_aways_are_told_of()
    {
        using var folder = new TemporaryFolder();
        Approved.Text("robust-harbour", Run(folder, Harbour));
    }

    [Fact]
    public void Swapping_the_names_of_two_parties_mirrors_every_line()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Swapped(Run(folder, Harbour)), Run(folder, Swapped(Harbour)));

        static string Swapped(string text) => Names().Replace(text, match => match.Value switch { "town" => "port", "port" => "town", "Town" => "Port", _ => "Town" });
    }

    [Fact]
    public void The_JSON_has_for_each_package_who_accepts_and_prefers_it_and_whether_it_is_efficient()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "dossier.yaml"), Harbour);
        using var json = JsonDocument.Parse(TruceRun.Of("robust", folder.Path, "--where", "land = sold and noise = limited", "--format", "json").Output);
        var packages = json.RootElement.GetProperty("packages");
        Assert.Equal("reservation", packages.GetProperty("parties").GetProperty("town").GetProperty("walk-away").GetString());
        Assert.True(packages.GetProperty("parties").GetProperty("town").GetProperty("reservation-open").GetBoolean());
        Assert.Equal("status-quo", packages.GetProperty("parties").GetProperty("port").GetProperty("walk-away").GetString());
        var package = Assert.Single(packages.GetProperty("candidates").EnumerateArray());
        Assert.Equal("depends", package.GetProperty("accepted").GetProperty("town").GetProperty("certainty").GetString());

        // Port has one order of two in which to have the land sold matters more than noise.
        Assert.InRange(package.GetProperty("accepted").GetProperty("port").GetProperty("share").GetDouble(), 0.45, 0.55);
        Assert.Equal("depends", package.GetProperty("efficient").GetProperty("certainty").GetString());
        Assert.InRange(package.GetProperty("better").GetProperty("town").GetProperty("share").GetDouble(), 0.6, 0.72);
    }

    [Fact]
    public void Of_packages_nothing_is_said_where_one_preference_cannot_be_looked_at_and_why_is()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "dossier.yaml"), Harbour.Replace("parties: { town", "parties: { guest: { name: Guest }, town", StringComparison.Ordinal) + """

              guest:
                comparisons:
                  - { prefer: land = sold, to: land = kept }
            """);
        var output = TruceRun.Of("robust", folder.Path).Output;
        Assert.Contains("Nothing is said of packages: Guest: its preference is given as single comparisons", output);
    }

    [GeneratedRegex(@"\b(?:town|port|Town|Port)\b", RegexOptions.None, 5_000)]
    private static partial Regex Names();

    private static string Run(TemporaryFolder folder, string dossier)
    {
        File.WriteAllText(Path.Combine(folder.Path, "dossier.yaml"), dossier);
        var run = TruceRun.Of("robust", folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}

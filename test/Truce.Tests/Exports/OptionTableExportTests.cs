using Truce.Dossiers;

namespace Truce.Tests.Exports;

public sealed class OptionTableExportTests
{
    [Fact]
    public void Issues_are_rows_and_feasible_states_are_columns()
    {
        var file = Exported.File("csv", Some.Dossier(
            """
            dossier: The lake
            parties: { upper: { name: Upper Town }, lower: { name: "Lower, Town" }, county: { name: rank } }
            issues:
              dam: { question: Does the dam stay?, decided-by: upper, one-way: [yes -> no] }
              fee: { decided-by: lower, terms: [none, half, full], one-way: [half -> full] }
              treaty: { decided-by: { all: [upper, lower] } }
              watch: { decided-by: { any: [county, upper] } }
              rain: { decided-by: nobody }
            constraints: [not rain, not treaty, not watch, dam implies fee = full]
            status-quo: { dam: no, fee: half, treaty: no, watch: no, rain: no }
            preferences:
              upper: { priorities: [fee = full, dam] }
              lower: { ranking: [fee = none, not (fee = none)] }
            """));
        Assert.Equal(
            """
            decision maker,option,1,2,3,4
            Upper Town,Does the dam stay? {yes -> no},N,N,N,Y
            "Lower, Town","fee {none, half, full, half -> full}",none,half,full,full
            "Upper Town + Lower, Town",treaty,N,N,N,N
            county | Upper Town,watch,N,N,N,N
            nobody,rain,N,N,N,N
            status quo,,,x,,
            rank,Upper Town,3,3,2,1
            rank,"Lower, Town",1,2,2,2

            """,
            file.Text);
        Assert.Equal(
            ["no ranks of rank: no preference of rank is recorded", "the priorities of Upper Town become ranks of the states"],
            file.Remarks);
    }

    [Fact]
    public void A_name_that_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe() =>
        Assert.Contains("\n'=1+1,\"fee {none, paid}\",none,none,paid,paid\n", Exported.File("csv", Exported.Hostile).Text);

    [Fact]
    public void More_columns_than_spreadsheets_show_are_written_and_named()
    {
        var issues = Enumerable.Range(0, 15).Select(i => Some.Issue($"x{i}")).ToArray();
        var file = Exported.File("csv", Some.DossierAbout(issues) with { Parties = [new Party { Id = new("east"), Name = "East" }] });
        Assert.Contains("the table has 32,770 columns; the usual spreadsheets show 16,384", file.Remarks);
        Assert.Equal(32_769, file.Text.Split('\n')[0].Count(c => c == ','));
    }
}

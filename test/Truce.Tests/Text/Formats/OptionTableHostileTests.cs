using Truce.States;
using Truce.Text;

namespace Truce.Tests.Text.Formats;

/// <summary>Whatever stands in a table, the reader says what is wrong with it, all in one pass, and never throws.</summary>
public sealed class OptionTableHostileTests
{
    [Theory]
    [InlineData("", "case.csv(1,1): error TRC0730: the table has no option; expected rows with a decision maker, an option, and Y, N or '-' for each state")]
    [InlineData("A,a,\"Y,N\nB,b,Y,N", "case.csv(1,5): error TRC0704: this quotation mark is never closed; a quotation mark within a cell is written twice")]
    [InlineData("A,\"a\" b,Y,N", "case.csv(1,7): error TRC0704: found 'b' after the quotation mark that ends the cell; expected the end of the cell, or the mark written twice")]
    [InlineData("a,Y,N", "case.csv(1,1): error TRC0730: no decision maker stands before or above 'a'; expected its name in the first column, or in a row of its own above")]
    [InlineData("x,y,z,1,2\nA,a,b,Y,N", "case.csv(1,7): error TRC0730: 3 columns stand before the states; expected one (options under their decision makers) or two (decision maker, option)")]
    [InlineData(",,1,2,1\nA,a,Y,N,Y", "case.csv(1,7): error TRC0731: the number 1 is given to two states; give each its own")]
    [InlineData(",,1,2,note\nA,a,Y,N,Y", "case.csv(1,7): error TRC0730: expected the number of a state, found 'note'")]
    [InlineData("A,a,Y,X", "case.csv(1,7): error TRC0730: expected Y, N or '-', found 'X'")]
    [InlineData("A,\"a {b, c}\",b,d", "case.csv(1,16): error TRC0730: expected 'b', 'c' or '-', found 'd'")]
    [InlineData("A,\"a {b, }\",b,b", "case.csv(1,3): error TRC0730: '{b, }' cannot be read; expected terms with commas between them, and 'from -> to' for a change that cannot be undone")]
    [InlineData("A,a,Y,N\nA,b,Y", "case.csv(2,3): error TRC0730: 'b' says nothing in state 2; expected a term, or '-' where the states are not told apart")]
    [InlineData(",,1,2\nA,a,Y,N,Y", "case.csv(2,9): error TRC0730: the table has 2 states, and 'Y' stands to the right of the last; number every state in the first row, or take the cell out")]
    [InlineData("A,a,Y,N\n,,Y,N", "case.csv(2,3): error TRC0730: the row has cells for states and no name; expected an option, or the word 'rank', 'ranking' or 'payoff' and a decision maker")]
    [InlineData("A,a,Y,N\nA,b,4,3", "case.csv(2,3): error TRC0730: the row of 'b' holds numbers; expected Y, N or '-', or one of the words 'rank', 'payoff', 'ranking' before the decision maker whose preference this is")]
    [InlineData("A,a,Y,N,Y\nA,b,N,N,N", "case.csv(1,9): error TRC0731: the states 1 and 3 are not told apart: they have the same terms, or a '-' where they could differ; take one out, or correct a term")]
    [InlineData("A,a,Y,-\nA,b,N,N", "case.csv(1,7): error TRC0731: the states 1 and 2 are not told apart: they have the same terms, or a '-' where they could differ; take one out, or correct a term")]
    [InlineData("A,a,Y,N\nstatus quo,,x,x", "case.csv(2,1): error TRC0731: the row of the status quo marks 2 cells; expected one mark, below the state in which things stand now")]
    [InlineData("A,a,Y,N\nstatus quo", "case.csv(2,1): error TRC0731: the row of the status quo marks no state; expected one mark, below the state in which things stand now")]
    [InlineData("A,a,Y,N\nstatus quo,,,,x", "case.csv(2,1): error TRC0731: the row of the status quo marks a cell that is no state; expected one mark, below the state in which things stand now")]
    [InlineData("A,a,Y,N\nrank,B,1,2", "case.csv(2,6): error TRC0732: no decision maker of the table is called 'B'; did you mean 'A'?")]
    [InlineData("A,a,Y,N\nrank,A,1,2\n,A,2,1", "case.csv(3,2): error TRC0732: the preference of 'A' is given twice; keep one of the rows")]
    [InlineData("A,a,Y,N\nrank,A,1,best", "case.csv(2,10): error TRC0730: expected a rank, 1 being best, found 'best'")]
    [InlineData("A,a,Y,N\nranking,A,1,3", "case.csv(2,13): error TRC0732: the table has no state 3; its states are 1 to 2")]
    [InlineData("A,a,Y,N\nranking,A,1,2,1", "case.csv(2,15): error TRC0732: the state 1 is ranked twice; expected each state once")]
    [InlineData("A,a,Y,N\nranking,A,(1,2", "case.csv(2,11): error TRC0732: the brackets of this ranking do not match; expected each tie in one pair of brackets, as in [3 4]")]
    [InlineData("A,a,Y,N\nranking,A,1),2", "case.csv(2,11): error TRC0732: the brackets of this ranking do not match; expected each tie in one pair of brackets, as in [3 4]")]
    [InlineData("A,a,Y,N\nranking,A,one", "case.csv(2,11): error TRC0730: expected the numbers of states, best first, a tie in brackets, found 'one'")]
    [InlineData("A,a,Y,N\nranking,A,2", "case.csv(2,9): warning TRC0733: the preference of 'A' leaves out 1 state of 2 (1); it is not known until they are placed")]
    [InlineData("A,a,Y,N\npayoff,A,,3", "case.csv(2,8): warning TRC0733: the preference of 'A' leaves out 1 state of 2 (1); it is not known until they are placed")]
    public void A_part_that_cannot_be_meant_is_named(string text, string expected) =>
        Assert.Contains(expected, OptionTableFormatTests.Read(text).Result.Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void All_that_is_wrong_is_said_in_one_pass() => Assert.Equal(
        [
            "case.csv(1,7): error TRC0730: expected the number of a state, found 'b'",
            "case.csv(2,5): error TRC0730: expected Y, N or '-', found 'Z'",
            "case.csv(3,4): error TRC0730: 'b' says nothing in state 1; expected a term, or '-' where the states are not told apart",
        ],
        OptionTableFormatTests.Read(",,1,2,b\nA,a,Z,N,Y\n,b,,N,N").Result.Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused() => Assert.Equal(
        "case.csv(1,1): error TRC0003: the file is not UTF-8 text: byte 2 (counted from 0) is not; save it as UTF-8",
        OptionTableFormatTests.Read([(byte)'A', (byte)',', 0xE9, (byte)',', (byte)'Y']).Result.Diagnostics.Single().ToString());

    [Fact]
    public void A_thousand_columns_of_twenty_options_are_read_at_once()
    {
        var random = new Random(3);
        var codes = Enumerable.Range(0, 1 << 20).ToArray();
        random.Shuffle(codes);
        var rows = Enumerable.Range(0, 20).Select(option => $"A,o{option}," + string.Join(',', codes.Take(1_000).Select(code => (code >> option & 1) == 1 ? 'Y' : 'N')));
        var dossier = OptionTableFormatTests.Read(string.Join('\n', rows)).Result.Dossier!;
        Assert.Equal(1_000, StateSpace.Compile(dossier).Value.Count);
    }

    [Fact]
    public void More_dashes_than_can_be_compared_are_refused()
    {
        var columns = Enumerable.Range(0, 1_001).ToArray();
        var rows = Enumerable.Range(0, 10).Select(option => $"A,o{option}," + string.Join(',', columns.Select(code => (code >> option & 1) == 1 ? 'Y' : 'N')))
            .Append("A,last," + string.Join(',', columns.Select(_ => '-')));
        Assert.Contains("more than 1,000 states have a '-'; write their terms out", OptionTableFormatTests.Read(string.Join('\n', rows)).Result.Diagnostics.Single().Message);
    }

    [Fact]
    public void Changed_characters_never_throw()
    {
        var random = new Random(20_240_614);
        var sample = Sample.Text("elmira-nine-states.csv");
        const string Signs = ",;\t\"\n{}()[]->=|+YN0123456789 x\u0000\uFEFF\\";
        for (var trial = 0; trial < 3_000; trial++)
        {
            var text = sample.ToCharArray();
            for (var change = random.Next(1, 6); change > 0; change--)
                text[random.Next(text.Length)] = trial % 2 == 0 ? Signs[random.Next(Signs.Length)] : text[random.Next(text.Length)];
            var result = OptionTableFormatTests.Read(new string(text)).Result;
            Assert.Equal(result.IsUsable, result.Diagnostics.All(diagnostic => !diagnostic.IsError));
            if (!result.IsUsable)
                continue;
            var written = DossierReader.Read(new SourceText("dossier.yaml", DossierWriter.Write(result.Dossier!)));
            Assert.True(written.IsUsable || written.Diagnostics.All(diagnostic => diagnostic.Descriptor.Id is "TRC0004"), $"{new string(text)}\n{Some.Text(written.Diagnostics)}");
            Assert.NotNull(StateSpace.Compile(result.Dossier!));
        }
    }
}

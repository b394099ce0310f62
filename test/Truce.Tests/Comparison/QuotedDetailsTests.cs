using Truce.Comparison;
using Truce.Dossiers;

namespace Truce.Tests.Comparison;

public sealed class QuotedDetailsTests
{
    [Theory]
    [InlineData("the complete withdrawal from all four regions", "Q:complete Q:all N:four")]
    [InlineData("as soon as it formally renounces, we will immediately cease fire", "Q:as soon as Q:formally Q:immediately")]
    [InlineData("unhindered and safe withdrawal", "Q:unhindered Q:safe")]
    [InlineData("no later than 30 days from 14 June 2024", "Q:no later than N:30 D:14 June 2024")]
    [InlineData("by June 14, 2024 at least 600,000 troops", "D:June 14, 2024 Q:at least N:600,000")]
    [InlineData("since September 2022, and pre-2014 borders", "D:September 2022 D:2014")]
    [InlineData("on 2024-06-14, in 2022", "D:2024-06-14 D:2022")]
    [InlineData("a 10-point plan and 12.5% of it", "N:10 N:12.5%")]
    [InlineData("thirty-five days, one hundred men, 3 million people", "N:thirty-five N:one hundred N:3 million")]
    [InlineData("only after a full and permanent truce, until then nobody may march", "Q:only after Q:full Q:permanent Q:until")]
    [InlineData("it may be that nobody is safer", "")]
    [InlineData("", "")]
    public void Numbers_dates_and_qualifiers_are_found_as_said(string words, string expected)
    {
        var found = QuotedDetails.In(Disputes.Statement("s1", null, Act.Claim, words));

        Assert.Equal(expected, string.Join(' ', found.Select(detail => $"{detail.Kind.ToString()[0]}:{detail.Words}")));
    }

    [Fact]
    public void Spans_count_code_points()
    {
        var detail = Assert.Single(QuotedDetails.In(Disputes.Statement("s1", null, Act.Claim, "😀 all")));

        Assert.Equal(new TextRange(2, 5), detail.Span);
    }
}

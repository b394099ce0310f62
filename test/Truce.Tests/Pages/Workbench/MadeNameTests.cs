using Truce.Pages.Workbench;

namespace Truce.Tests.Pages.Workbench;

/// <summary>What an entry is called when nobody says it.</summary>
public sealed class MadeNameTests
{
    [Theory]
    [InlineData("The labour court", "the-labour-court")]
    [InlineData("Does the strike go on, or not?", "does-the-strike-go-on-or")]
    [InlineData("  “Peace” — now!  ", "peace-now")]
    [InlineData("Переговоры в Стамбуле", "переговоры-в-стамбуле")]
    [InlineData("Gewerkschaftsverbändevertretung", "gewerkschaftsverbändevertretung")]
    [InlineData("?!", "party")]
    [InlineData("", "party")]
    public void A_name_is_made_of_the_first_words(string words, string expected) => Assert.Equal(expected, MadeName.Of(words, "party", _ => false));

    [Fact]
    public void A_name_that_is_taken_gets_a_number() => Assert.Equal("union-3", MadeName.Of("Union", "party", name => name is "union" or "union-2"));
}

using Truce.Checking;
using Truce.Text;

namespace Truce.Tests.Checking;

/// <summary>What is said of preferences of which something is known and something is not.</summary>
public sealed class KnowledgeChecksTests
{
    [Theory]
    [InlineData("", "    priorities:\n      - any-order: [talks = open]\n", "error TRC0140: found fewer than two priorities under 'any-order'; expected those whose order among themselves is not known")]
    [InlineData("", "    priorities: [talks = open]\n    evidence:\n      - { over: withdraw, reliability: 0.9 }\n", "error TRC0141: found none of 'accepted', 'refused' and 'said'; expected one of them, which says what was done")]
    [InlineData("", "    priorities:\n      - any-order: [talks = open, withdraw]\n    evidence:\n      - { said: talks = open, over: withdraw, reliability: 1 }\n", "error TRC0142: found a reliability of 1; expected a number above 0.5, which would tell nothing, and below 1, which would be certain")]
    [InlineData("", "    utility:\n      talks: { weight: 0.5, between: [0.6, 0.4], values: { none: 0, open: 1 } }\n", "error TRC0143: the bounds start at 0.6 and end below it, at 0.4; expected [least, greatest]")]
    [InlineData("status-quo: { talks: none, withdraw: no }\n", "    priorities: [talks = open]\n    walk-away: { at: status-quo, at-least: withdraw }\n", "error TRC0144: found 'at' beside 'at-least'; expected one of them, which says where the party would walk away")]
    [InlineData("", "    known:\n      - { prefer: \"<open no>\", to: \"<none no>\" }\n      - { prefer: \"<none no>\", to: \"<none yes>\" }\n      - { prefer: \"<none yes>\", to: \"<open no>\" }\n", "error TRC0515: what is known leads in a circle, so that a state would be better than itself: <open no> is better than <none no> (line 10); <none no> is better than <none yes> (line 11); <none yes> is better than <open no> (line 12); one of these comparisons cannot be certain")]
    [InlineData("", "    priorities: [talks = open, withdraw]\n    known:\n      - { prefer: talks = none and withdraw, to: talks = open }\n", "error TRC0516: the order that is written down does not have <none yes> and <open yes> as this comparison says; it is the working assumption, so it has to agree with what is known")]
    [InlineData("", "    utility:\n      talks: { weight: 0.5, between: [0.6, 0.8], values: { none: 0, open: 1 } }\n      withdraw: { weight: 0.5, between: [0.2, 0.5], values: { no: 0, yes: 1 } }\n", "error TRC0517: the weight of 'talks', 0.5, does not lie between 0.6 and 0.8; what is written is the working assumption, so it has to agree with what is known")]
    [InlineData("constraints: [talks = open implies withdraw]\n", "    priorities: [talks = open]\n    evidence:\n      - { refused: talks = open and not withdraw, keeping: talks = none, reliability: 0.8 }\n", "warning TRC0518: one side of this holds of no feasible state, so it tells nothing; correct it, or the constraints")]
    [InlineData("", "    utility:\n      talks: { weight: 0.5, between: [0.4, 0.8], values: { none: 0, open: 1 } }\n      withdraw: { weight: 0.5, values: { no: 0, yes: 1 } }\n", "warning TRC0519: 'talks' is the only issue whose weight has bounds, and the weights keep their sum, so it cannot vary; give bounds to the weight of a second issue")]
    public void The_whole_message_is(string model, string east, string expected)
    {
        var yaml = "dossier: Talks\nparties: { east: {}, west: {} }\nissues:\n  talks: { decided-by: east, terms: [none, open] }\n  withdraw: { decided-by: west }\n"
            + model + "preferences:\n  west: { priorities: [withdraw] }\n  east:\n" + east;
        var diagnostic = Assert.Single(DossierCheck.Run(DossierReader.Read(new SourceText("dossier.yaml", yaml))).Diagnostics);
        Assert.EndsWith(expected, Some.Text([diagnostic]), StringComparison.Ordinal);
    }
}

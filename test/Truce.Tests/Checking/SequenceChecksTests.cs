using Truce.Checking;
using Truce.Text;

namespace Truce.Tests.Checking;

public sealed class SequenceChecksTests
{
    [Theory]
    [InlineData("plans:\n  road: { steps: { stop: { by: east, then: cease }, leave: { by: west, then: withdraw, after: stopp } } }\n", "dossier.yaml(5,95): error TRC0120: no step is called 'stopp'; did you mean 'stop'?")]
    [InlineData("proposals:\n  june-terms: { by: east, successor: july-terms, clauses: [{ when: withdraw, then: cease }] }\n", "dossier.yaml(5,38): error TRC0121: no proposal is called 'july-terms'; did you mean 'june-terms'?")]
    [InlineData("plans:\n  road: { steps: { stop: { by: east, then: cease or withdraw } } }\n", "dossier.yaml(5,44): error TRC0122: this leaves open which state comes about; expected a term of an issue, such as 'talks = open', or several joined by 'and'")]
    [InlineData("plans:\n  road: { steps: { stop: { by: east, then: cease } }, caps: { east: -1 } }\n", "dossier.yaml(5,69): error TRC0123: found -1; expected 0 or more, in the party's own utility")]
    [InlineData("proposals:\n  june-terms: { by: east, clauses: [{ when: withdraw, then: cease, opens: 2024-07-01, expires: 2024-06-30 }] }\n", "dossier.yaml(5,75): error TRC0124: this clause opens on 2024-07-01 and expires before that, on 2024-06-30; correct one of the two")]
    [InlineData("proposals:\n  east-terms: { by: east, clauses: [{ when: withdraw, then: cease }] }\n  west-terms: { by: west, clauses: [{ then: withdraw, verified-by: nobody }] }\npreferences: { east: { priorities: [withdraw] }, west: { priorities: [cease] } }\n", "dossier.yaml(5,45): warning TRC0606: 'withdraw' is waited for, and nobody can verify it where west would take it; name who could under 'verified-by', or wait for something that can be seen")]
    [InlineData("plans:\n  road: { steps: { stop: { by: east, then: cease, after: leave }, leave: { by: west, then: withdraw, after: stop } } }\npreferences: { east: { priorities: [withdraw] }, west: { priorities: [cease] } }\n", "dossier.yaml(5,67): error TRC0607: these steps come after one another in a circle: leave -> stop -> leave; take one 'after' or 'with' out")]
    [InlineData("plans:\n  road: { steps: { stop: { by: east, then: cease }, resume: { by: east, then: not cease } } }\npreferences: { east: { priorities: [withdraw] }, west: { priorities: [cease] } }\n", "dossier.yaml(5,53): error TRC0608: the steps 'stop' and 'resume' settle 'cease' in different ways and neither comes after the other; say which comes first with 'after'")]
    [InlineData("plans:\n  road: { steps: { stop: { by: west, then: cease } } }\npreferences: { east: { priorities: [withdraw] }, west: { priorities: [cease] } }\n", "dossier.yaml(5,32): warning TRC0609: the step 'stop' settles 'cease', which is decided by east; name who decides it under 'by'")]
    [InlineData("proposals:\n  june-terms: { by: east, successor: july-terms, clauses: [{ when: withdraw, then: cease }] }\n  july-terms: { by: east, successor: june-terms, clauses: [{ when: withdraw, then: cease }] }\npreferences: { east: { priorities: [withdraw] }, west: { priorities: [cease] } }\n", "dossier.yaml(6,38): error TRC0610: these proposals take one another's place in a circle: june-terms -> july-terms -> june-terms; take one 'successor' out")]
    [InlineData("proposals:\n  june-terms: { by: east, clauses: [{ when: withdraw, then: cease, group: either }] }\npreferences: { east: { priorities: [withdraw] }, west: { priorities: [cease] } }\n", "dossier.yaml(5,75): warning TRC0611: no other clause is in the group 'either', of which at most one clause holds; correct the name, or take it out")]
    [InlineData("plans:\n  road: { steps: { stop: { by: east, then: cease } }, caps: { east: 0.5 } }\npreferences: { east: { priorities: [withdraw] }, west: { priorities: [cease] } }\n", "dossier.yaml(5,3): warning TRC0612: 'east' has no utility, so an amount for it has no effect; give it one under 'preferences', or take the amount out")]
    public void The_whole_message_is(string rest, string expected)
    {
        var yaml = "dossier: Talks\nparties: { east: {}, west: {} }\nissues: { withdraw: { decided-by: west }, cease: { decided-by: east } }\n" + rest;
        Assert.Equal(expected, Some.Text(DossierCheck.Run(DossierReader.Read(new SourceText("dossier.yaml", yaml))).Diagnostics));
    }

    [Theory]
    [InlineData("proposals: { a: { by: east, clauses: [{ when: withdraw, then: cease, group: g }, { then: cease, group: g }] } }")]
    [InlineData("proposals: { a: { by: east, successor: b, clauses: [{ when: withdraw, then: cease }] }, b: { by: east, clauses: [{ then: cease }] } }")]
    [InlineData("plans: { p: { steps: { one: { by: east, then: cease, verified-by: nobody }, two: { by: east, then: not cease, with: one } } } }", "dossier.yaml(4,77): error TRC0608: the steps 'one' and 'two' settle 'cease' in different ways and neither comes after the other; say which comes first with 'after'")]
    [InlineData("plans: { p: { steps: { one: { by: east, then: cease, verified-by: nobody }, two: { by: west, then: withdraw, after: one } } } }", "dossier.yaml(4,67): warning TRC0606: the step 'two' comes after 'one', which nobody can verify; name who could under 'verified-by', or let it wait for something that can be seen")]
    [InlineData("plans: { p: { steps: { one: { by: east, then: cease }, two: { by: east, then: not cease, after: one } } } }")]
    public void What_is_sound_is_passed_over(string rest, string expected = "") =>
        The_whole_message_is(rest + "\npreferences: { east: { priorities: [withdraw] }, west: { priorities: [cease] } }\n", expected);
}

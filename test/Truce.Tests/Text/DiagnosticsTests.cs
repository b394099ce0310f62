using System.Text.RegularExpressions;
using Truce.Checking;
using Truce.Text;

namespace Truce.Tests.Text;

/// <summary>Every rule once at least, with its whole message as a user sees it.</summary>
public sealed partial class DiagnosticsTests
{
    /// <summary>Stands for half of a surrogate pair, which a test runner that passes rows as UTF-8 would lose.</summary>
    private const string HalfOfACharacter = "{half of a character}";

    public static TheoryData<string, string> Messages => new()
    {
        { "dossier: A", "" },
        { "dossier: \u0001A\u0085", "dossier.yaml(1,10): error TRC0004: found the control character U+0001 and 1 more character of this kind; a dossier is text in UTF-8, so take it out or save the file as text" },
        { "dossier: A\0", "dossier.yaml(1,11): error TRC0004: found the character U+0000 (NUL); a dossier is text in UTF-8, so take it out or save the file as text" },
        { "dossier: A\u2028B", "dossier.yaml(1,11): error TRC0004: found the line separator U+2028, which editors do not count as a line end; a dossier is text in UTF-8, so take it out or save the file as text" },
        { "dossier: " + HalfOfACharacter, "dossier.yaml(1,10): error TRC0004: found half of a character (U+D83D); a dossier is text in UTF-8, so take it out or save the file as text" },
        { "", "dossier.yaml(1,1): error TRC0005: the file holds no text except comments; expected at least 'dossier' and a title" },
        { "# to be written\n", "dossier.yaml(1,1): error TRC0005: the file holds no text except comments; expected at least 'dossier' and a title" },
        { "dossier: A: B", "dossier.yaml(1,11): error TRC0006: found a second ':' where a value was expected; put the value in quotes, or correct the indentation of this line" },
        { "dossier: A\n  summary: B", "dossier.yaml(2,10): error TRC0006: found a second ':' where a value was expected; put the value in quotes, or correct the indentation of this line" },
        { "dossier: A\nsources\n", "dossier.yaml(2,1): error TRC0006: this does not belong to the lines above; expected 'key: value' at their indentation, or the text above in quotes" },
        { "dossier: A\n- b\n", "dossier.yaml(2,1): error TRC0006: this does not belong to the lines above; expected 'key: value' at their indentation, or the text above in quotes" },
        { "dossier: A\nconstraints:\n  - a\n  b\n", "dossier.yaml(4,3): error TRC0006: this does not belong to the list above; expected a line that starts with '- ' at the list's indentation" },
        { "dossier: A\nconstraints: [a in {b, c}]", "dossier.yaml(2,20): error TRC0006: expected ',' or ']' here; a text that holds brackets, braces or commas goes in quotes within a [list]" },
        { "dossier: A\nstatus-quo: {a: b", "dossier.yaml(2,18): error TRC0006: expected ',' or '}' here; a text that holds brackets, braces or commas goes in quotes within a {mapping}" },
        { "dossier: A\nconstraints: [a\nissues: {}\n", "dossier.yaml(2,14): error TRC0006: the text is not valid YAML here; look for a bracket, brace or quote that is opened and never closed" },
        { "dossier: @A", "dossier.yaml(1,10): error TRC0006: a value cannot start with this character; put the value in quotes" },
        { "dossier: \"A", "dossier.yaml(1,10): error TRC0006: this quote is opened here and never closed" },
        { "dossier: \"A\nsummary: B", "dossier.yaml(1,10): error TRC0006: this quote is opened here and not closed before a line that is indented less; close it, or indent its further lines" },
        { "dossier: \"\\q\"", "dossier.yaml(1,10): error TRC0006: found a '\\' and a letter that mean nothing in double quotes; write '\\\\' for a backslash, or use single quotes" },
        { "dossier: A\nconstraints: [a, , b]", "dossier.yaml(2,18): error TRC0006: expected a value here" },
        { "dossier: |0\n  A", "dossier.yaml(1,10): error TRC0006: the text is not valid YAML here: found an indentation indicator equal to 0" },
        { "dossier: A\nparties:\n\teast: {}", "dossier.yaml(3,1): error TRC0007: found a tab in the indentation of this line; expected spaces" },
        { "dossier: A\nparties:\n \teast: {}", "dossier.yaml(3,2): error TRC0007: found a tab in the indentation of this line; expected spaces" },
        { "dossier: " + new string('[', 64), "dossier.yaml(1,73): error TRC0008: found more than 64 lists and mappings within one another; look for a bracket that is opened and never closed" },
        { "dossier: A\nparties: { east: {}, west: {}, east: {} }", "dossier.yaml(2,32): error TRC0009: the key 'east' is given twice, first in line 2; keep one of them or rename the second" },
        { "dossier: &a A", "dossier.yaml(1,10): error TRC0010: found the anchor '&a'; a dossier uses no anchors, so take it out, or put the text in quotes if it is meant as text" },
        { "dossier: A\nsummary: *a", "dossier.yaml(2,10): error TRC0010: found the alias '*a'; a dossier uses no aliases, so write the value out, or put it in quotes if it is meant as text" },
        { "dossier: !title A", "dossier.yaml(1,10): error TRC0011: found the tag '!title'; a dossier uses no tags, so take it out, or put the text in quotes if it is meant as text" },
        { "dossier: A\n---\ndossier: B", "dossier.yaml(2,1): error TRC0012: a second YAML document starts here; expected one dossier in a file" },
        { "%YAML 1.2\n---\ndossier: A", "dossier.yaml(1,1): error TRC0012: found a line that starts with '%'; a dossier uses no YAML directives, so take the line out, or indent it if it is meant as text" },
        { "dossier: A\n: B", "dossier.yaml(2,1): error TRC0013: found ':' without a key before it; expected a word" },
        { "dossier: A\n[a]: B", "dossier.yaml(2,1): error TRC0013: found a list or a mapping as a key; expected a word" },

        { "- A", "dossier.yaml(1,1): error TRC0101: found a list; expected a mapping that starts with 'dossier: ' and a title" },
        { "dossier: [A]", "dossier.yaml(1,10): error TRC0101: found a list; expected text" },
        { "dossier: A\nparties: east", "dossier.yaml(2,10): error TRC0101: found 'east'; expected a mapping from names to values" },
        { "dossier: A\nparties: { east: East }", "dossier.yaml(2,18): error TRC0101: found 'East'; expected a party as a mapping from keys to values" },
        { "dossier: A\nconstraints: [[a]]", "dossier.yaml(2,15): error TRC0101: found a list; expected a formula" },
        { "dossier: A\nconstraints:\n  -", "dossier.yaml(3,4): error TRC0101: found nothing; expected a formula" },
        { "dossier: A\nparties: { a: {}, b: {} }\nissues: { i: { decided-by: [a, b] } }", "dossier.yaml(3,28): error TRC0101: found a list; expected a party, '{ all: […] }' for parties that decide together, '{ any: […] }' for parties each of which can decide, or 'nobody'" },
        { "dossier: A\nissues: { i: { decided-by: nobody, terms: [[a], b] } }", "dossier.yaml(2,44): error TRC0101: found a list; expected a term: its name, or '{ name: the term in words }'" },
        { "dossier: A\nstatus-quo: [a]", "dossier.yaml(2,13): error TRC0101: found a list; expected a mapping from every issue to its term" },
        { "dossier: A\nparty: {}", "dossier.yaml(2,1): error TRC0102: a dossier has no key 'party'; its keys are 'dossier', 'summary', 'as-of', 'citation', 'sources', 'parties', 'issues', 'constraints', 'agreement', 'moves', 'status-quo', 'status-quo-says', 'statements', 'events', 'proposals', 'plans', 'preferences', 'views', 'watch', 'forecasts', 'open-questions'" },
        { "dossier: A\nparites: {}", "dossier.yaml(2,1): error TRC0102: a dossier has no key 'parites'; did you mean 'parties'?" },
        { "parties: {}", "dossier.yaml(1,1): error TRC0103: a dossier needs the key 'dossier': text" },
        { "dossier:", "dossier.yaml(1,1): error TRC0103: a dossier needs the key 'dossier': text" },
        { "dossier: A\nissues: { talks: {} }", "dossier.yaml(2,11): error TRC0103: an issue needs the key 'decided-by': a party, '{ all: […] }', '{ any: […] }' or 'nobody'" },
        { "dossier: A\nsources: { n: { file: n.md } }\nstatements: { s1: { source: n, quote: Q } }", "dossier.yaml(3,15): error TRC0103: a statement needs the key 'act': one of 'demand', 'offer', 'promise', 'guarantee', 'acceptance', 'refusal', 'threat' and 6 more" },
        { "dossier: ' '", "dossier.yaml(1,10): error TRC0104: found an empty text; expected text, or no such key" },
        { "dossier: A\nparties: { east: { role: leader } }", "dossier.yaml(2,26): error TRC0105: 'leader' is no word for 'role'; expected one of 'principal', 'ally', 'guarantor', 'mediator', 'observer'" },
        { "dossier: A\nparties: { east: { role: Ally } }", "dossier.yaml(2,26): error TRC0105: 'Ally' is no word for 'role'; did you mean 'ally'?" },
        { "dossier: A\nas-of: 2023-02-29", "dossier.yaml(2,8): error TRC0106: found '2023-02-29'; expected a day as year-month-day, such as 2024-06-14" },
        { "dossier: A\nparties: { e: {} }\npreferences: { e: { utility: {}, reservation: 1,5 } }", "dossier.yaml(3,49): error TRC0102: a preference has no key '5'; its keys are 'priorities', 'ranking', 'comparisons', 'utility', 'together', 'reservation', 'out-of', 'at-most', 'discount', 'reservation-between', 'weights', 'red-lines', 'walk-away', 'known', 'evidence', 'attitudes', 'says'" },
        { "dossier: A\nparties: { e: {} }\npreferences: { e: { utility: {}, reservation: a lot } }", "dossier.yaml(3,47): error TRC0107: found 'a lot'; expected a number such as 0.4, at most 1,000,000,000 in size" },
        { "dossier: A\nparties: { e: {} }\npreferences: { e: { utility: {}, reservation: 1e30 } }", "dossier.yaml(3,47): error TRC0107: found '1e30'; expected a number such as 0.4, at most 1,000,000,000 in size" },
        { "dossier: A\nparties: { north west: {} }", "dossier.yaml(2,12): error TRC0108: 'north west' cannot name a party; a name starts with a letter or a digit and goes on with letters, digits, '-', '_' and '.'" },
        { "dossier: A\nparties: { nobody: {} }", "dossier.yaml(2,12): error TRC0108: 'nobody' cannot name a party, since 'decided-by: nobody' means that no party decides; choose another name" },
        { "dossier: A\nissues: { in: { decided-by: nobody } }", "dossier.yaml(2,11): error TRC0108: 'in' cannot name an issue, since formulas use that word; choose another name" },
        { "dossier: A\nissues: { i: { decided-by: nobody, terms: [true, not so] } }", "dossier.yaml(2,44): error TRC0108: 'true' cannot name a term, since formulas use that word; choose another name\ndossier.yaml(2,50): error TRC0108: 'not so' cannot name a term; a name starts with a letter or a digit and goes on with letters, digits, '-', '_' and '.'" },
        { "dossier: A\nissues: { i: { decided-by: nobody, terms: [a, b, { a: A }] } }", "dossier.yaml(2,50): error TRC0109: the term 'a' stands twice in this list; keep one of the two" },
        { "dossier: A\nparties: { e: {}, w: { of: [e, e] } }", "dossier.yaml(2,32): error TRC0109: the party 'e' stands twice in this list; keep one of the two" },
        { "dossier: A\nissues: { i: { decided-by: nobody, terms: [] } }", "dossier.yaml(2,43): error TRC0110: found no terms; expected at least one, or no key 'terms' for an issue with the terms 'no' and 'yes'" },
        { "dossier: A\nissues: { i: { decided-by: { any: [] } } }", "dossier.yaml(2,35): error TRC0110: found no party; expected at least one, or 'decided-by: nobody'" },
        { "dossier: A\nparties: { e: {} }\npreferences: { e: { ranking: [[]] } }", "dossier.yaml(3,31): error TRC0110: found an empty list of tied states; expected at least one formula" },
        { "dossier: A\nissues: { i: { decided-by: nobody, one-way: no => yes } }", "dossier.yaml(2,45): error TRC0111: found 'no => yes'; expected a change that cannot be undone, such as 'no -> yes'" },
        { "dossier: A\nsources: { n: { file: n.md } }\nstatements: { s1: { source: n, quote: Q, act: offer, position: [9, 3] } }", "dossier.yaml(3,64): error TRC0112: the position starts at 9 and ends before it, at 3; expected [start, end]" },
        { "dossier: A\nsources: { n: { file: n.md } }\nstatements: { s1: { source: n, quote: Q, act: offer, position: [-1, 3] } }", "dossier.yaml(3,65): error TRC0107: found '-1'; expected a whole number, 0 or more" },
        { "dossier: A\nsources: { n: { file: n.md, sha256: 12ab } }", "dossier.yaml(2,37): error TRC0113: found '12ab'; expected a SHA-256, 64 hexadecimal digits" },
        { "dossier: A\nparties: { e: {} }\npreferences: { e: { says: [] } }", "dossier.yaml(3,16): error TRC0114: the preference of 'e' is empty; expected one of the keys 'priorities', 'ranking', 'utility' and 'comparisons'" },
        { "dossier: A\nparties: { e: {} }\npreferences: { e: { priorities: [true], utility: {} } }", "dossier.yaml(3,16): error TRC0114: the preference of 'e' is given as 'priorities' and as 'utility'; expected one of them" },
        { "dossier: A\nparties: { e: {} }\npreferences: { e: { ranking: [true], reservation: 1 } }", "dossier.yaml(3,51): error TRC0114: found 'reservation' without 'utility' or 'together'; it is about a utility" },
        { "dossier: A\nparties: { e: {} }\nissues: { i: { decided-by: e } }\npreferences: { e: { ranking: [i, \">>\", \">>\", not i, \">>\"] } }", "dossier.yaml(4,40): error TRC0119: found '>>' where no tier stands on one of its sides; expected it once between two tiers, the far better ones above it\ndossier.yaml(4,53): error TRC0119: found '>>' where no tier stands on one of its sides; expected it once between two tiers, the far better ones above it" },
        { "dossier: A\nparties: { e: {} }\nissues: { i: { decided-by: e } }\npreferences: { e: { comparisons: [ { strongly: maybe }, { prefer: i }, { indifferent: [i], to: i } ] } }", "dossier.yaml(4,36): error TRC0114: expected a comparison to have either 'prefer' and 'to', or 'indifferent' with two formulas\ndossier.yaml(4,48): error TRC0105: 'maybe' is no word for 'strongly'; expected one of 'yes', 'no'\ndossier.yaml(4,57): error TRC0103: a comparison needs the key 'to': a formula\ndossier.yaml(4,87): error TRC0114: expected two formulas in 'indifferent': the states of the first are as good to the party as those of the second\ndossier.yaml(4,96): error TRC0114: found 'to' without 'prefer'; it says nothing by itself" },
        { "dossier: A\nparties: { e: {} }\nissues: { i: { decided-by: e } }\nmoves: { e: [i, i -> j, -> i, i -> i -> i, [i]], f: i -> i }", "dossier.yaml(4,15): error TRC0201: the formula ends here; expected '->' and what is true after the move\ndossier.yaml(4,22): error TRC0301: no issue is called 'j'; did you mean 'i'?\ndossier.yaml(4,25): error TRC0201: found '->'; expected an issue, 'not', '(', '<', 'true' or 'false'; a formula writes 'implies' for it\ndossier.yaml(4,38): error TRC0201: found '->'; expected the formula to end, or 'and', 'or', 'implies', 'iff'; a formula writes 'implies' for it\ndossier.yaml(4,44): error TRC0101: found a list; expected a move such as 'not talks -> talks'\ndossier.yaml(4,50): error TRC0303: no party is called 'f'; did you mean 'e'?" },
        { "dossier: A\nparties: { e: {} }\nissues: { i: { decided-by: e } }\npreferences: { e: { priorities: i, attitudes: { f: positive, e: hostile } } }", "dossier.yaml(4,49): error TRC0303: no party is called 'f'; did you mean 'e'?\ndossier.yaml(4,65): error TRC0105: 'hostile' is no word for 'attitude'; expected one of 'positive', 'neutral', 'negative'" },
        { "dossier: A\nparties: { e: {} }\nproposals: { p: { by: e, clauses: [ { when: true } ] } }", "dossier.yaml(3,37): error TRC0115: this clause has neither 'then' nor 'guarantee'; expected what is to be, or what is assured" },
        { "dossier: A\nparties: { e: {} }\nproposals: { p: { by: e, clauses: [ { then: true, to: e } ] } }", "dossier.yaml(3,55): error TRC0116: found 'to' in a clause without 'guarantee'; it says to whom or by which means something is assured" },
        { "dossier: A\nissues: { i: { decided-by: nobody, step: 2 } }", "dossier.yaml(2,42): error TRC0117: found 'step' or 'count' without 'range'; they say how far apart the numbers of a range are, or how many they are" },
        { "dossier: A\nissues: { i: { decided-by: nobody, range: [1, 9], terms: [a, b] } }", "dossier.yaml(2,58): error TRC0117: found 'terms' beside 'range'; the terms of an issue with a range are its numbers, so give one of the two" },
        { "dossier: A\nissues: { i: { decided-by: nobody, range: [0, 9], step: 3, count: 4 } }", "dossier.yaml(2,67): error TRC0117: found 'count' beside 'step'; each says how many numbers there are, so give one of the two" },
        { "dossier: A\nissues: { i: { decided-by: nobody, range: [9, 1] } }", "dossier.yaml(2,43): error TRC0117: the range starts at 9 and ends below it, at 1; expected [least, greatest]" },
        { "dossier: A\nissues: { i: { decided-by: nobody, range: [0, 1], count: 1 } }", "dossier.yaml(2,58): error TRC0117: found a count of 1; expected how many numbers the range has, both ends included, from 2 to 100,000" },
        { "dossier: A\nissues: { i: { decided-by: nobody, range: [0, 1], step: 0 } }", "dossier.yaml(2,57): error TRC0117: found a step of 0; expected a number above 0" },
        { "dossier: A\nissues: { i: { decided-by: nobody, range: [0, 1000000] } }", "dossier.yaml(2,43): error TRC0117: the range has 1,000,001 numbers; expected at most 100,000, so give a larger 'step', or a 'count'" },
        { "dossier: A\nissues: { i: { decided-by: nobody, range: [12.2, 12.6], step: 0.3 } }", "dossier.yaml(2,43): error TRC0117: the range from 12.2 to 12.6 does not end on a step of 0.3; the last number that it reaches is 12.5" },
        { "dossier: A\nissues: { i: { decided-by: nobody, range: 12 } }", "dossier.yaml(2,43): error TRC0101: found '12'; expected a range of numbers such as [140, 360]" },
        { "dossier: A\nissues: { i: { decided-by: nobody, range: [-3, 3] } }\nconstraints: ['i in {-5 to 3}', 'i in {2 to -1}']", "dossier.yaml(3,22): error TRC0302: the issue 'i' has no term '-5'; its terms are 7 numbers from -3 to 3\ndossier.yaml(3,40): error TRC0201: '-1' stands before '2' among the terms of 'i'; expected '-1 to 2'" },
        { "dossier: A\nparties: { e: {} }\nissues: { p: { decided-by: e, range: [1, 2000] }, q: { decided-by: e, range: [1, 2000] } }\npreferences: { e: { together: { issues: [p, q], values: {} } } }", "dossier.yaml(4,41): error TRC0118: the issues of this table have 4,000,000 combinations of terms; expected at most 1,048,576, so name fewer issues, or give what counts as 'when' and 'adds'" },
        { "dossier: A\nparties: { e: {} }\nissues: { p: { decided-by: e, range: [0, 9] }, q: { decided-by: e } }\npreferences: { e: { together: { adds: 1 } } }", "dossier.yaml(4,31): error TRC0114: found none of 'when', 'issues', 'sum', 'min' and 'max'; expected one of them, which says what adds to the utility" },
        { "dossier: A\nparties: { e: {} }\nissues: { p: { decided-by: e, range: [0, 9] }, q: { decided-by: e } }\npreferences: { e: { utility: { p: { weight: 1, values: {} } } } }", "dossier.yaml(4,56): error TRC0503: the utility gives no value to any number of 'p'; expected one for at least one of them" },
        { "dossier: A\nparties: { e: {} }\nissues: { p: { decided-by: e, range: [0, 9] }, q: { decided-by: e } }\npreferences: { e: { utility: {}, out-of: 0, discount: { factor: 2, per: round } } }", "dossier.yaml(4,42): error TRC0107: found 'out-of: 0'; expected a number above 0\ndossier.yaml(4,65): error TRC0107: found a factor of 2; expected what is left after one unit, above 0 and at most 1" },
        { "dossier: A\nparties: { e: {} }\nissues: { p: { decided-by: e, range: [0, 9] }, q: { decided-by: e } }\npreferences: { e: { priorities: [q], walk-away: nothing } }", "dossier.yaml(4,49): error TRC0105: 'nothing' is no word for 'walk-away'; expected 'status-quo', which says that the party would rather leave things as they are than agree on less" },

        { "dossier: A\nsources: { n: { file: n.md } }\nparties: { e: {}, w: {} }\nissues: { i: { decided-by: e }, j: { decided-by: w } }\nstatements: { s1: { source: n, quote: Q, party: e, date: 2024-06-14, act: offer, takes: [ {}, { accepts: i, refuses: i }, { silent: k }, { insists: i, if: j }, yes ] } }", "dossier.yaml(5,91): error TRC0130: this position has no form; expected one of 'insists', 'accepts', 'refuses', 'drops', 'silent'\ndossier.yaml(5,95): error TRC0130: this position is given as 'accepts' and as 'refuses'; expected one of 'insists', 'accepts', 'refuses', 'drops', 'silent'\ndossier.yaml(5,133): error TRC0301: no issue is called 'k'; did you mean 'i'?\ndossier.yaml(5,156): error TRC0130: found 'if' beside 'insists'; only what is accepted can depend on something, so write 'accepts', or take 'if' out\ndossier.yaml(5,161): error TRC0101: found 'yes'; expected a position as a mapping from keys to values" },
        { "dossier: A\nsources: { n: { file: n.md } }\nparties: { e: {}, w: {} }\nissues: { i: { decided-by: e }, j: { decided-by: w } }\nstatements: { s1: { source: n, quote: Q, date: 2024-06-14, act: offer, takes: { accepts: i } } }", "dossier.yaml(5,79): error TRC0131: this statement is no party's, so nobody takes a position by it; expected 'party' beside 'takes'" },
        { "dossier: A\nsources: { n: { file: n.md } }\nparties: { e: {}, w: {} }\nissues: { i: { decided-by: e }, j: { decided-by: w } }\nstatements: { s1: { source: n, quote: Q, party: e, date: 2024-06-14, act: offer, takes: [ { accepts: i and j }, { refuses: true }, { accepts: k } ] } }", "dossier.yaml(5,102): error TRC0132: 'accepts' is about 'i', 'j'; expected terms of one issue, so write a position for each of them\ndossier.yaml(5,124): error TRC0132: 'refuses' names no issue; expected terms of one issue, such as 'talks = open'\ndossier.yaml(5,143): error TRC0301: no issue is called 'k'; did you mean 'i'?" },
        { "dossier: A\nsources: { n: { file: n.md } }\nparties: { e: {}, w: {} }\nissues: { i: { decided-by: e }, j: { decided-by: w } }\nwatch: { v: { written: 2024-06-14, what: W, when: {}, within: 3 }, w: { written: 2024-06-14, what: W, when: { first: { said: offer }, within: 0 }, foretells: { moves: softly } } }", "dossier.yaml(5,51): error TRC0133: this signal has no form; expected one of 'said', 'insists', 'accepts', 'refuses', 'moves', 'event', 'first', 'any', 'all'\ndossier.yaml(5,63): error TRC0135: found 'within' without 'foretells'; it says in how many days what is foretold is to come\ndossier.yaml(5,68): error TRC0103: an indicator needs the key 'within': a number of days\ndossier.yaml(5,118): error TRC0133: found 'first' with neither or both of 'then' and 'without'; expected one of them, which says what follows, or does not\ndossier.yaml(5,143): error TRC0107: found 'within: 0'; expected a number of days from 1 to 36,525\ndossier.yaml(5,168): error TRC0105: 'softly' is no word for 'moves'; expected one of 'softer', 'harder', 'dropped'" },
        { "dossier: A\nsources: { n: { file: n.md } }\nparties: { e: {}, w: {} }\nissues: { i: { decided-by: e }, j: { decided-by: w } }\nforecasts: { f: { made: 2024-06-14, what: W, probability: 30, resolved: 2024-06-15 } }", "dossier.yaml(5,59): error TRC0134: found 'probability: 30'; expected a number from 0 to 1\ndossier.yaml(5,73): error TRC0135: found 'resolved' without 'came'; it says on which day it was known whether what was forecast came" },

        { "dossier: A\nconstraints: [true or]", "dossier.yaml(2,22): error TRC0201: the formula ends here; expected an issue, 'not', '(', '<', 'true' or 'false'" },
        { "dossier: A\nconstraints: [" + new string('(', 300) + "]", "dossier.yaml(2,215): error TRC0202: the formula has more than 100 brackets or operators within one another; split it into several" },
        { "dossier: A\nissues: { i: { decided-by: nobody, terms: [a, b] } }\nconstraints: i", "dossier.yaml(3,14): error TRC0203: the issue 'i' is no yes/no issue, so its name alone says nothing; write 'i = b' or another of its terms: 'a', 'b'" },
        { "dossier: A\nissues: { i: { decided-by: nobody } }\nconstraints: <YN>", "dossier.yaml(3,14): error TRC0204: the pattern has 2 terms; expected one for each of the 1 issue, '-' for any: 'i'" },

        { "dossier: A\nconstraints: i", "dossier.yaml(2,14): error TRC0301: no issue is called 'i'; the dossier has no issues" },
        { "dossier: A\nissues: { i: { decided-by: nobody } }\nopen-questions: { text: Why?, about: [j, i] }", "dossier.yaml(3,39): error TRC0301: no issue is called 'j'; did you mean 'i'?" },
        { "dossier: A\nissues: { i: { decided-by: nobody } }\nstatus-quo: { i: maybe }", "dossier.yaml(3,18): error TRC0302: the issue 'i' has no term 'maybe'; its terms are 'no', 'yes'" },
        { "dossier: A\nparties: { Ontario: {} }\nissues: { i: { decided-by: Ontaro } }", "dossier.yaml(3,28): error TRC0303: no party is called 'Ontaro'; did you mean 'Ontario'?" },
        { "dossier: A\nparties: { east: { says: s1 } }", "dossier.yaml(2,26): error TRC0304: no statement is called 's1'; the dossier names none" },
        { "dossier: A\nsources: { note: { file: n.md } }\nstatements: { s1: { source: paper, quote: Q, act: offer } }", "dossier.yaml(3,29): error TRC0305: no source is called 'paper'; those that the dossier names are 'note'" },

        { "dossier: A\nsources: { note: { file: ../n.md } }", "dossier.yaml(2,26): error TRC0401: '../n.md' does not lead to a file in the dossier's folder; expected a path such as 'sources/note.md', with forward slashes and without '..'" },

        { "dossier: A\nissues: { i: { decided-by: nobody, terms: [a, b, c, d], one-way: [a -> b, b -> c, c -> b] } }", "dossier.yaml(2,66): error TRC0501: one-way changes lead in a circle, so that each could be undone: b -> c -> b; take one of them out" },
        { "dossier: A\nissues: { i: { decided-by: nobody, one-way: [no -> no] } }", "dossier.yaml(2,45): error TRC0501: one-way changes lead in a circle, so that each could be undone: no -> no; take one of them out" },
        { "dossier: A\nissues: { i: { decided-by: nobody }, j: { decided-by: nobody } }\nstatus-quo: { i: no }", "dossier.yaml(3,13): error TRC0502: the status quo says nothing of 'j'; expected a term for every issue" },
        { "dossier: A\nparties: { e: {} }\nissues: { i: { decided-by: e } }\npreferences: { e: { utility: { i: { weight: 1, values: { no: 1 } } } } }", "dossier.yaml(4,56): error TRC0503: the utility gives no value to 'yes' of 'i'; expected a number for every term" },
        { "dossier: A\nparties: { e: {} }\nissues: { i: { decided-by: e } }\npreferences: { e: { utility: { i: { weight: -0.5, values: { no: 1, yes: 0 } } } } }", "dossier.yaml(4,45): error TRC0504: the weight -0.5 is negative; expected 0 or more" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void The_whole_message_is(string yaml, string expected) =>
        Assert.Equal(expected, Report(yaml.Replace(HalfOfACharacter, "\uD83D", StringComparison.Ordinal)));

    [Fact]
    public void A_file_that_is_too_large_is_refused() => Assert.Equal(
        "dossier.yaml(1,1): error TRC0002: the file has 50,000,000 characters; at most 16,777,216 are read; split it, or move long texts into files of their own",
        Report(new string('a', 50_000_000)));

    [Fact]
    public void No_more_than_a_thousand_problems_are_shown()
    {
        var lines = Report("dossier: A\nconstraints:\n" + string.Concat(Enumerable.Repeat("  - x\n", 2_000))).Split('\n');
        Assert.Equal(1_000, lines.Length);
        Assert.Equal("dossier.yaml(1002,5): error TRC0014: only the first 999 problems of this file are shown; correct them and check again", lines[^1]);
    }

    [Fact]
    public void Every_rule_is_shown_by_a_test()
    {
        var shown = Directory.EnumerateFiles(Repository.PathOf("test", "Truce.Tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Message().Matches(File.ReadAllText(file)).Select(match => match.Groups["id"].Value));
        Assert.Empty(DiagnosticDescriptors.All.Select(d => d.Id).Except(shown));
    }

    [Fact]
    public void Rules_stand_in_the_order_of_their_ids_and_each_id_once()
    {
        var ids = DiagnosticDescriptors.All.Select(d => d.Id).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.All(ids, id => Assert.Matches("^TRC[0-9]{4}$", id));
    }

    [Fact]
    public void Every_rule_has_an_entry_in_the_reference()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "diagnostics.md"));
        foreach (var rule in DiagnosticDescriptors.All)
        {
            var level = rule.Severity == Severity.Error ? "error" : "warning";
            Assert.Contains($"### {rule.Id}: {rule.Title}\n\n*{char.ToUpperInvariant(level[0]) + level[1..]}.* {rule.Help}\n", page, StringComparison.Ordinal);
        }

        Assert.Equal(DiagnosticDescriptors.All.Select(d => d.Id), Heading().Matches(page).Select(m => m.Groups["id"].Value));
    }

    [Fact]
    public void Every_example_of_the_reference_is_true()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "diagnostics.md"));
        var examples = Example().Matches(page);
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Equal(
            example.Groups["message"].Value,
            Some.Text(DossierCheck.Run(DossierReader.Read(new SourceText("dossier.yaml", example.Groups["yaml"].Value))).Diagnostics)));
    }

    private static string Report(string yaml) => Some.Text(DossierReader.Read(new SourceText("dossier.yaml", yaml)).Diagnostics);

    [GeneratedRegex("(?<id>TRC[0-9]{4}):? [a-z0-9']", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Message();

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```\n\n```text\n(?<message>.*?)\n```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();

    [GeneratedRegex("^### (?<id>TRC[0-9]{4}):", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}

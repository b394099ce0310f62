using Truce.Dossiers;
using Truce.Text.Yaml;
using Kind = Truce.Text.FormulaTokenKind;

namespace Truce.Text;

/// <summary>What came of reading a formula.</summary>
/// <param name="Formula">The formula; null exactly when there is at least one error.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
public sealed record FormulaResult(Formula? Formula, EquatableArray<Diagnostic> Diagnostics);

/// <summary>Reads formulas: what do the words say of the issues of a dossier?</summary>
/// <remarks>
/// <para>
/// Tightest first: <c>not</c>, <c>and</c>, <c>or</c>, <c>implies</c> (to the right), <c>iff</c> (to the left); <c>if A then B</c>, which is
/// <c>A implies B</c>, is loosest. An unbroken chain of <c>and</c> or of <c>or</c> is one formula with many operands.
/// </para>
/// <para>Never throws for a user's text. Safe to share between threads.</para>
/// </remarks>
public sealed class FormulaParser
{
    /// <summary>How many operators may stand within one another; brackets twice as many, since an operator may need a pair.</summary>
    public const int MaxDepth = 100;

    /// <summary>The longest formula, in UTF-16 code units.</summary>
    public const int MaxLength = 100_000;

    private readonly KnownIssues _issues;

    /// <summary>Makes a parser for the formulas of one dossier.</summary>
    public FormulaParser(Dossier dossier)
        : this(KnownIssues.Of(dossier))
    {
    }

    internal FormulaParser(KnownIssues issues) => _issues = issues;

    /// <summary>Reads a formula that stands in no file, such as one of a command line.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="path">What diagnostics call the place that it comes from.</param>
    public FormulaResult Parse(string text, string path = "formula")
    {
        var diagnostics = new DiagnosticBag(new SourceText(path, text));
        var formula = Parse(new YamlScalar(text, IsPlain: true, new TextSpan(0, text.Length)), diagnostics);
        return new FormulaResult(formula, diagnostics.ToDiagnostics());
    }

    /// <summary>The formula that a scalar of a file holds, or null when it holds none; then the bag, now or before, says why.</summary>
    internal Formula? Parse(YamlScalar scalar, DiagnosticBag diagnostics) => new Reading(_issues, scalar, diagnostics).ReadAll();

    /// <summary>The two formulas of a scalar such as <c>not talks -> talks</c>, or null when it does not hold them; then the bag says why.</summary>
    internal (Formula From, Formula To)? ParseMove(YamlScalar scalar, DiagnosticBag diagnostics) => new Reading(_issues, scalar, diagnostics).ReadMove();

    /// <summary>A formula and the number of operators on its longest path, so that no tree becomes too deep to walk.</summary>
    private readonly record struct Part(Formula Formula, int Depth);

    /// <summary>The reading of one formula. A syntax error ends it; a name that is not known does not, so that all of them are reported.</summary>
    private sealed class Reading
    {
        private readonly FormulaLexer _lexer;
        private readonly FormulaNames _names;
        private readonly FormulaPlace _place;
        private readonly int _length;
        private FormulaToken _token;
        private bool _isBroken;
        private bool _mayEndAtArrow;
        private int _depth;

        public Reading(KnownIssues issues, YamlScalar scalar, DiagnosticBag diagnostics)
        {
            _place = new FormulaPlace(scalar, diagnostics);
            _names = new FormulaNames(issues, _place);
            _lexer = new FormulaLexer(scalar.Value);
            _length = scalar.Value.Length;
            _token = _lexer.Next();
        }

        public Formula? ReadAll()
        {
            if (!HasText())
                return null;
            var whole = Expression();
            if (!_isBroken && _token.Kind != Kind.End)
                BreakAfterOperand();
            return _isBroken || _names.AreBroken ? null : whole.Formula;
        }

        // formula -> formula
        public (Formula From, Formula To)? ReadMove()
        {
            if (!HasText())
                return null;
            _mayEndAtArrow = true;
            var from = Expression();
            if (!_isBroken && !IsArrow(_token))
                Break(Messages.UnexpectedInFormula(_token, "'->' and what is true after the move"));
            if (_isBroken)
                return null;
            _mayEndAtArrow = false;
            Advance();
            var to = Expression();
            if (!_isBroken && _token.Kind != Kind.End)
                BreakAfterOperand();
            return _isBroken || _names.AreBroken ? null : (from.Formula, to.Formula);
        }

        private static bool IsArrow(FormulaToken token) => token is { Kind: Kind.Stray, Text: "->" };

        private bool HasText()
        {
            if (_length > MaxLength)
            {
                _place.Report(0, 0, Messages.FormulaTooLong(_length, MaxLength));
                return false;
            }

            if (_token.Kind != Kind.End)
                return true;
            _place.Report(_token, Messages.EmptyFormula());
            return false;
        }

        // if A then B; the loosest, so it starts where an expression starts.
        private Part Expression()
        {
            if (!_token.Is("if"))
                return Binary(Precedence.Iff);
            if (!Enter())
                return default;
            Advance();
            var antecedent = Expression();
            if (!_isBroken && !_token.Is("then"))
                Break(Messages.UnexpectedInFormula(_token, "'then'"));
            if (_isBroken)
                return default;
            Advance();
            var consequent = Expression();
            _depth--;
            return Join(antecedent, consequent, (a, b) => new Formula.Implies(a, b));
        }

        /// <summary>Operands joined by operators that bind at least as tight as the given precedence.</summary>
        private Part Binary(Precedence least)
        {
            var left = Operand();
            while (!_isBroken && OperatorOf(_token) is var found && found >= least)
            {
                if (found is Precedence.And or Precedence.Or)
                {
                    left = Chain(left, found);
                    continue;
                }

                Advance();
                if (!Enter())
                    return default;
                var right = Binary(found == Precedence.Implies ? found : found + 1);
                _depth--;
                left = found == Precedence.Implies
                    ? Join(left, right, (a, b) => new Formula.Implies(a, b))
                    : Join(left, right, (a, b) => new Formula.Iff(a, b));
            }

            return left;
        }

        private Part Chain(Part first, Precedence operation)
        {
            var operands = new List<Formula> { first.Formula };
            var depth = first.Depth;
            while (!_isBroken && OperatorOf(_token) == operation)
            {
                Advance();
                var next = Binary(operation + 1);
                operands.Add(next.Formula);
                depth = Math.Max(depth, next.Depth);
            }

            if (_isBroken)
                return default;
            var parts = operands.ToEquatableArray();
            return Limit(new Part(operation == Precedence.And ? new Formula.And(parts) : new Formula.Or(parts), depth + 1));
        }

        private Part Operand()
        {
            if (_isBroken || !Enter())
                return default;
            var part = Primary();
            _depth--;
            return part;
        }

        private Part Primary()
        {
            var token = _token;
            if (token.Is("not"))
            {
                Advance();
                var operand = Operand();
                return _isBroken ? default : Limit(new Part(new Formula.Not(operand.Formula), operand.Depth + 1));
            }

            if (token.Is("if"))
                return Break(Messages.IfWithoutBrackets());
            if (token.Is("true") || token.Is("false"))
            {
                Advance();
                return new Part(token.Text == "true" ? Formula.True : Formula.False, 1);
            }

            switch (token.Kind)
            {
                case Kind.OpenBracket:
                    return InBrackets(token);
                case Kind.Pattern:
                    Advance();
                    return new Part(_names.Pattern(token), 2);
                case Kind.Word:
                    Advance();
                    return new Part(OfIssue(token), 1);
                default:
                    return Break(Messages.UnexpectedInFormula(token, "an issue, 'not', '(', '<', 'true' or 'false'"));
            }
        }

        private Part InBrackets(FormulaToken open)
        {
            Advance();
            var inner = Expression();
            if (_isBroken)
                return default;
            if (_token.Kind != Kind.CloseBracket)
                return BreakUnclosed(open, ")", "')', 'and', 'or', 'implies' or 'iff'");
            Advance();
            return inner;
        }

        // issue | issue = term | issue in {term, first to last}
        private Formula OfIssue(FormulaToken issue)
        {
            if (_token.Kind == Kind.Equals)
            {
                Advance();
                if (!IsTerm(issue))
                    return Formula.False;
                var term = _token;
                Advance();
                return _names.Is(issue, term);
            }

            // 'talks != open' is a slip in the sign, not a bare 'talks'.
            if (_token.Kind == Kind.Stray && !(_mayEndAtArrow && IsArrow(_token)))
            {
                BreakAfterOperand();
                return Formula.False;
            }

            if (!_token.Is("in"))
                return _names.Yes(issue);
            Advance();
            var open = _token;
            if (open.Kind != Kind.OpenBrace)
            {
                Break(Messages.UnexpectedInFormula(open, $"'{{' and terms, as in '{issue.Text} in {{a, b}}'"));
                return Formula.False;
            }

            return _names.In(issue, TermsInBraces(issue, open));
        }

        // {term, first to last}
        private List<(FormulaToken First, FormulaToken Last)> TermsInBraces(FormulaToken issue, FormulaToken open)
        {
            var terms = new List<(FormulaToken First, FormulaToken Last)>();
            do
            {
                Advance();
                if (terms.Count == 0 && _token.Kind == Kind.CloseBrace)
                    break;
                if (!IsTerm(issue))
                    return terms;
                var first = _token;
                Advance();
                if (_token is not { Kind: Kind.Word, Text: "to" })
                {
                    terms.Add((first, first));
                    continue;
                }

                Advance();
                if (!IsTerm(issue))
                    return terms;
                terms.Add((first, _token));
                Advance();
            }
            while (_token.Kind == Kind.Comma);

            if (_token.Kind == Kind.CloseBrace)
                Advance();
            else
                BreakUnclosed(open, "}", "',' or '}'");
            return terms;
        }

        private bool IsTerm(FormulaToken issue)
        {
            if (_token.Kind == Kind.Word)
                return true;
            Break(Messages.UnexpectedInFormula(_token, $"a term of {Messages.Quote(issue.Text)}"));
            return false;
        }

        private Part Join(Part left, Part right, Func<Formula, Formula, Formula> join) =>
            _isBroken ? default : Limit(new Part(join(left.Formula, right.Formula), Math.Max(left.Depth, right.Depth) + 1));

        private Part Limit(Part part) => part.Depth <= MaxDepth ? part : Break(Messages.FormulaTooDeep(MaxDepth));

        private bool Enter()
        {
            if (_depth++ < 2 * MaxDepth)
                return true;
            Break(Messages.FormulaTooDeep(MaxDepth));
            return false;
        }

        private void BreakAfterOperand() =>
            Break(Messages.UnexpectedInFormula(_token, "the formula to end, or 'and', 'or', 'implies', 'iff'"));

        private Part Break(Finding finding) => Break(finding, _token);

        private Part BreakUnclosed(FormulaToken open, string close, string expected) => _token.Kind == Kind.End
            ? Break(Messages.BracketNotClosed(open.Text, close), open)
            : Break(Messages.UnexpectedInFormula(_token, expected));

        private Part Break(Finding finding, FormulaToken at)
        {
            if (!_isBroken)
                _place.Report(at, finding);
            _isBroken = true;
            return default;
        }

        private void Advance() => _token = _lexer.Next();

        private static Precedence OperatorOf(FormulaToken token) => token.Kind != Kind.Keyword ? Precedence.None : token.Text switch
        {
            "and" => Precedence.And,
            "or" => Precedence.Or,
            "implies" => Precedence.Implies,
            "iff" => Precedence.Iff,
            _ => Precedence.None,
        };

        private enum Precedence
        {
            None,
            Iff,
            Implies,
            Or,
            And,
            Operand,
        }
    }
}

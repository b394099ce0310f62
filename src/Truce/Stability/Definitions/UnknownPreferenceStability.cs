using Truce.States;

namespace Truce.Stability.Definitions;

/// <summary>Nash stability, GMR, SMR or SEQ where some preferences are not known: extensions a to d.</summary>
/// <remarks>
/// <para>With q U s for "it is not known how i takes q against s", R_i^U(s) = {q ∈ R_i(s) : q U_i s} and R_i^(+,U) = R_i⁺ ∪ R_i^U:</para>
/// <list type="table">
/// <item><term>a</term><description>leaves also for R_i^U, and is deterred only by what it is known not to prefer</description></item>
/// <item><term>b</term><description>leaves for R_i⁺ only, and is deterred only by what it is known not to prefer</description></item>
/// <item><term>c</term><description>leaves also for R_i^U, and is deterred also by U</description></item>
/// <item><term>d</term><description>leaves for R_i⁺ only, and is deterred also by U</description></item>
/// </list>
/// <para>In SEQ the others reply by sequences of R_O^(+,U) in all four. a implies b implies d, a implies c implies d; with nothing unknown all four are the
/// definition that they extend. Source: Li, Hipel, Kilgour and Fang 2004.</para>
/// </remarks>
internal sealed class UnknownPreferenceStability : ReadDifferently
{
    private static readonly PreferenceReading s_a = PreferenceReading.WithUnknown(unknownTempts: true, unknownDeters: false);
    private static readonly PreferenceReading s_b = PreferenceReading.WithUnknown(unknownTempts: false, unknownDeters: false);
    private static readonly PreferenceReading s_c = PreferenceReading.WithUnknown(unknownTempts: true, unknownDeters: true);
    private static readonly PreferenceReading s_d = PreferenceReading.WithUnknown(unknownTempts: false, unknownDeters: true);

    private readonly char _letter;

    private UnknownPreferenceStability(SanctionDefinition basis, char letter, PreferenceReading reading)
        : base(basis, reading) => _letter = letter;

    /// <summary>The four extensions of a definition.</summary>
    public static EquatableArray<StabilityDefinition> Of(SanctionDefinition basis) =>
    [
        new UnknownPreferenceStability(basis, 'a', s_a),
        new UnknownPreferenceStability(basis, 'b', s_b),
        new UnknownPreferenceStability(basis, 'c', s_c),
        new UnknownPreferenceStability(basis, 'd', s_d),
    ];

    public override string Id => $"{Basis.Id}-{_letter}";

    public override string Name => $"{Basis.Name}, extension {_letter}";

    public override string Abbreviation => $"{Basis.Abbreviation}-{_letter}";

    public override string Foresight => $"looks ahead as under {Basis.Abbreviation}; it " + _letter switch
    {
        'a' => "takes its chance with a move of which it is not known whether it is an improvement, and fears only what it is known not to prefer",
        'b' => "makes only moves that are known to be improvements, and fears only what it is known not to prefer",
        'c' => "takes its chance with a move of which it is not known whether it is an improvement, and fears also what it is not known whether it prefers",
        _ => "makes only moves that are known to be improvements, and fears also what it is not known whether it prefers",
    };

    public override string Formal
    {
        get
        {
            var tempting = _letter is 'a' or 'c' ? "R_i^(+,U)(s)" : "R_i⁺(s)";
            var known = Basis.Formal.Replace("R_i⁺(s)", tempting).Replace("R_O⁺(s1)", "R_O^(+,U)(s1)");
            return _letter is 'c' or 'd' ? known.Replace("s ≽_i s2", "(s ≽_i s2 or s2 U_i s)").Replace("s ≽_i s3", "(s ≽_i s3 or s3 U_i s)") : known;
        }
    }

    public override string Source => "Li, Hipel, Kilgour and Fang 2004";

    internal override IEnumerable<string> Obstacles(StateSpace space) => [];
}

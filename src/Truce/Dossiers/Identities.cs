namespace Truce.Dossiers;

/// <summary>Names a party within its dossier.</summary>
public readonly record struct PartyId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names an issue within its dossier.</summary>
public readonly record struct IssueId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names a term within its issue.</summary>
public readonly record struct TermId(string Value)
{
    /// <summary>The term of a yes/no issue in which the option is not taken.</summary>
    public static TermId No { get; } = new("no");

    /// <summary>The term of a yes/no issue in which the option is taken.</summary>
    public static TermId Yes { get; } = new("yes");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names a source within its dossier.</summary>
public readonly record struct SourceId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names a statement within its dossier.</summary>
public readonly record struct StatementId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names a proposal within its dossier.</summary>
public readonly record struct ProposalId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names a deed within its dossier.</summary>
public readonly record struct DeedId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names a plan within its dossier.</summary>
public readonly record struct PlanId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names an indicator of the watch list within its dossier.</summary>
public readonly record struct IndicatorId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names a forecast within its dossier.</summary>
public readonly record struct ForecastId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names a step within its plan.</summary>
public readonly record struct StepId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

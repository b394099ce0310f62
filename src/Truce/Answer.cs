using System.Diagnostics.CodeAnalysis;

namespace Truce;

/// <summary>The answer to a question, or the reasons why there is none.</summary>
/// <remarks>"Too large", "not known" and "not stated" are answers of an analysis, not errors of a program.</remarks>
/// <typeparam name="T">What an answer is.</typeparam>
public sealed class Answer<T>
    where T : class
{
    private readonly T? _value;

    internal Answer(T value) => _value = value;

    internal Answer(EquatableArray<string> obstacles)
    {
        if (obstacles.IsEmpty)
            throw new ArgumentException("An answer that is not given needs a reason.", nameof(obstacles));
        Obstacles = obstacles;
    }

    /// <summary>Why the question cannot be answered, one sentence each, in lower case without a full stop; empty when it can.</summary>
    public EquatableArray<string> Obstacles { get; }

    /// <summary>The answer. Ask <see cref="Is"/> first.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => _value ?? throw new InvalidOperationException("There is no answer: " + string.Join("; ", Obstacles));

    /// <summary>Whether there is an answer, and which.</summary>
    public bool Is([NotNullWhen(true)] out T? value)
    {
        value = _value;
        return value is not null;
    }
}

/// <summary>Makes answers.</summary>
internal static class Answer
{
    public static Answer<T> Of<T>(T value)
        where T : class => new(value);

    public static Answer<T> Cannot<T>(params EquatableArray<string> obstacles)
        where T : class => new(obstacles);
}

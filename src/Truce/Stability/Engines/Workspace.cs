namespace Truce.Stability.Engines;

/// <summary>What one thread writes on while it judges. Used again for the next question.</summary>
internal sealed class Workspace
{
    public Workspace(int states, IReadOnlyCollection<MoverClasses> movers)
    {
        Values = GC.AllocateUninitializedArray<int>(states);
        OfClass = new int[movers.Max(mover => mover.LargestClass)];
        Table = new int[movers.Max(mover => mover.TableLength)];
        Table.AsSpan().Fill(OneWaySignatures.Nothing);
    }

    /// <summary>One value for each state, by its ordinal.</summary>
    public int[] Values { get; }

    /// <summary>One value for each member of a class with one-way terms.</summary>
    public int[] OfClass { get; }

    /// <summary>See <see cref="OneWaySignatures"/>; empty between two uses.</summary>
    public int[] Table { get; }
}

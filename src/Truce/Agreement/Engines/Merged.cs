namespace Truce.Agreement.Engines;

/// <summary>What a merge leaves: efficient sums in descending lexicographic order, and the ways to each.</summary>
internal sealed class Merged(int parties)
{
    public int Count { get; private set; }

    public long[] Values { get; private set; } = new long[4 * parties];

    public ulong[] Packages { get; private set; } = new ulong[4];

    public int[] FirstWay { get; private set; } = new int[4];

    public int[] NextWay { get; private set; } = new int[4];

    public int[] WaySource { get; private set; } = new int[4];

    public int[] WayPoint { get; private set; } = new int[4];

    private int Ways { get; set; }

    public static Merged Nothing(int parties)
    {
        var merged = new Merged(parties);
        merged.Add(new long[parties], 0, 0, 1);
        return merged;
    }

    /// <summary>Adds a sum that is not there yet, after all that are lexicographically greater.</summary>
    public void Add(ReadOnlySpan<long> sum, int source, int point, ulong packages)
    {
        if (Count == FirstWay.Length)
        {
            Values = Grown(Values);
            Packages = Grown(Packages);
            FirstWay = Grown(FirstWay);
        }

        sum.CopyTo(Values.AsSpan(Count * parties));
        Packages[Count] = packages;
        FirstWay[Count] = -1;
        Count++;
        AddWay(source, point);
    }

    /// <summary>Whether a sum is the one added last.</summary>
    public bool IsLast(ReadOnlySpan<long> sum) => Count > 0 && Values.AsSpan((Count - 1) * parties, parties).SequenceEqual(sum);

    /// <summary>Adds one more way to the sum added last.</summary>
    public void AddAnother(int source, int point, ulong packages)
    {
        var all = unchecked(Packages[Count - 1] + packages);
        Packages[Count - 1] = all < packages ? ulong.MaxValue : all;
        AddWay(source, point);
    }

    private void AddWay(int source, int point)
    {
        if (Ways == NextWay.Length)
        {
            NextWay = Grown(NextWay);
            WaySource = Grown(WaySource);
            WayPoint = Grown(WayPoint);
        }

        NextWay[Ways] = FirstWay[Count - 1];
        WaySource[Ways] = source;
        WayPoint[Ways] = point;
        FirstWay[Count - 1] = Ways++;
    }

    private static T[] Grown<T>(T[] array)
    {
        Array.Resize(ref array, 2 * array.Length);
        return array;
    }
}

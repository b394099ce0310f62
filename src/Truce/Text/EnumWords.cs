using System.Text;

namespace Truce.Text;

/// <summary>The words that a dossier uses for the members of an enumeration: <c>NoReply</c> is written <c>no-reply</c>.</summary>
internal static class EnumWords
{
    /// <summary>The words of an enumeration, in the order of its members.</summary>
    public static EquatableArray<string> All<T>()
        where T : struct, Enum => Table<T>.Words;

    /// <summary>The word of a member.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Words[Array.IndexOf(Table<T>.Values, value)];

    /// <summary>The member that a word names, if there is one.</summary>
    public static T? Find<T>(string word)
        where T : struct, Enum
    {
        var place = Table<T>.Words.AsSpan().IndexOf(word);
        return place < 0 ? null : Table<T>.Values[place];
    }

    private static string ToWord(string member)
    {
        var word = new StringBuilder();
        foreach (var c in member)
        {
            if (char.IsUpper(c) && word.Length > 0)
                word.Append('-');
            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
        public static readonly EquatableArray<string> Words = Values.Select(v => ToWord(v.ToString())).ToEquatableArray();
    }
}

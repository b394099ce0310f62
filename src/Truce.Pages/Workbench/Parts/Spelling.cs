using System.Text;
using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>How members of enumerations are written: <c>NoReply</c> is <c>no-reply</c> in the file and "no reply" for people.</summary>
internal static class Spelling
{
    /// <summary>As the file has it.</summary>
    public static string InFile<T>(T value)
        where T : struct, Enum
    {
        var word = new StringBuilder();
        foreach (var c in value.ToString())
        {
            if (char.IsUpper(c) && word.Length > 0)
                word.Append('-');
            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    /// <summary>For people.</summary>
    public static string ForPeople<T>(T value)
        where T : struct, Enum => InFile(value).Replace('-', ' ');

    /// <summary>The member that a word names, if there is one.</summary>
    public static T? Find<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (InFile(value) == word)
                return value;
        }

        return null;
    }

    /// <summary>Every member, as the file has it and for people.</summary>
    public static IEnumerable<(string Value, string Text)> Choices<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => (InFile(value), ForPeople(value)));

    /// <summary>How a party replied, for people: that nothing is on record is no refusal.</summary>
    public static string ReplyInWords(ReplyKind kind) => kind switch
    {
        ReplyKind.None => "no public reply is on record",
        ReplyKind.Accepted => "accepted",
        ReplyKind.Partly => "accepted in part",
        ReplyKind.Rejected => "rejected",
        _ => "answered with a proposal of its own",
    };

    /// <summary>How a clause begins, before what it waits for.</summary>
    public static string TimingInWords(Timing timing) => timing switch
    {
        Timing.AsSoonAs => "As soon as",
        Timing.AtTheSameTime => "At the same time as",
        Timing.Before => "Before",
        _ => "Once",
    };
}

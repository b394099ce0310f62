using System.Globalization;
using System.Text;

namespace Truce.Tests.Exports;

/// <summary>A game as an .nfg file of the outcome form holds it, read by the published description of the format.</summary>
/// <param name="Players">The names of the players.</param>
/// <param name="Strategies">For each player the names of its strategies.</param>
/// <param name="Outcomes">Each outcome's name and one payoff for each player.</param>
/// <param name="Contingencies">For each combination of strategies, the first player's changing fastest, the number of its outcome from 1.</param>
internal sealed record NormalFormFile(
    string[] Players,
    string[][] Strategies,
    (string Name, decimal[] Payoffs)[] Outcomes,
    int[] Contingencies)
{
    public static NormalFormFile Read(string text)
    {
        var tokens = new Queue<string>(Tokens(text));
        Assert.Equal(["NFG", "1", "R"], [tokens.Dequeue(), tokens.Dequeue(), tokens.Dequeue()]);
        Label(tokens);
        var players = Labels(tokens);
        Expect(tokens, "{");
        var strategies = players.Select(_ => Labels(tokens)).ToArray();
        Expect(tokens, "}");
        Label(tokens);
        Expect(tokens, "{");
        var outcomes = new List<(string, decimal[])>();
        while (tokens.Peek() == "{")
        {
            Expect(tokens, "{");
            outcomes.Add((Label(tokens), [.. players.Select(_ => decimal.Parse(tokens.Dequeue().TrimEnd(','), CultureInfo.InvariantCulture))]));
            Expect(tokens, "}");
        }

        Expect(tokens, "}");
        int[] contingencies = [.. tokens.Select(token => int.Parse(token, CultureInfo.InvariantCulture))];
        Assert.Equal(strategies.Aggregate(1, (product, own) => product * own.Length), contingencies.Length);
        return new NormalFormFile(players, strategies, [.. outcomes], contingencies);
    }

    /// <summary>The names of the outcomes from which no player gains by changing its own strategy alone.</summary>
    public IEnumerable<string> PureEquilibria()
    {
        for (var profile = 0; profile < Contingencies.Length; profile++)
        {
            if (Enumerable.Range(0, Players.Length).All(player => Deviations(profile, player).All(other => Payoff(other, player) <= Payoff(profile, player))))
                yield return Outcomes[Contingencies[profile] - 1].Name;
        }
    }

    private decimal Payoff(int profile, int player) => Outcomes[Contingencies[profile] - 1].Payoffs[player];

    private IEnumerable<int> Deviations(int profile, int player)
    {
        var weight = Strategies.Take(player).Aggregate(1, (product, own) => product * own.Length);
        var chosen = profile / weight % Strategies[player].Length;
        return Enumerable.Range(0, Strategies[player].Length).Select(strategy => profile + ((strategy - chosen) * weight));
    }

    private static string[] Labels(Queue<string> tokens)
    {
        Expect(tokens, "{");
        var labels = new List<string>();
        while (tokens.Peek() != "}")
            labels.Add(Label(tokens));
        Expect(tokens, "}");
        return [.. labels];
    }

    private static string Label(Queue<string> tokens)
    {
        Assert.StartsWith("\"", tokens.Peek());
        return tokens.Dequeue()[1..];
    }

    private static void Expect(Queue<string> tokens, string sign) => Assert.Equal(sign, tokens.Dequeue());

    /// <summary>Signs and words as they are, a quoted text with a quotation mark before it.</summary>
    private static IEnumerable<string> Tokens(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]))
                continue;
            if (text[at] is '{' or '}')
            {
                yield return text[at].ToString();
                continue;
            }

            var token = new StringBuilder();
            if (text[at] == '"')
            {
                token.Append('"');
                for (at++; text[at] != '"'; at++)
                    token.Append(text[at] == '\\' ? text[++at] : text[at]);
            }
            else
            {
                for (; at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('{' or '}'); at++)
                    token.Append(text[at]);
                at--;
            }

            yield return token.ToString();
        }
    }
}

using Truce.Text.Formats;

namespace Truce.Tests.Text.Formats;

public sealed class BoxesTests
{
    [Fact]
    public void The_boxes_found_hold_exactly_what_the_given_ones_leave_out()
    {
        var random = new Random(7);
        var found = 0;
        for (var trial = 0; trial < 2_000; trial++)
        {
            ulong[] all = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (1UL << random.Next(1, 4)) - 1)];
            var combinations = Combinations(all);
            var given = new List<ulong[]>();
            for (var tries = random.Next(0, 12); tries > 0; tries--)
            {
                var point = combinations[random.Next(combinations.Count)];
                ulong[] box = [.. point.Select((term, issue) => random.Next(4) == 0 ? all[issue] : term)];
                if (given.TrueForAll(other => !combinations.Exists(c => Holds(other, c) && Holds(box, c))))
                    given.Add(box);
            }

            var boxes = Boxes.LeftOutBy(given, all);
            foreach (var combination in combinations)
                Assert.NotEqual(given.Exists(box => Holds(box, combination)), boxes.Exists(box => Holds(box, combination)));

            // None of them can be spared, and none can be wider.
            foreach (var box in boxes)
                Assert.Contains(combinations, combination => Holds(box, combination) && boxes.Count(other => Holds(other, combination)) == 1);
            found += boxes.Count;
        }

        Assert.True(found > 3_000, $"only {found} boxes");
    }

    private static bool Holds(ulong[] box, ulong[] combination) => box.Zip(combination).All(pair => (pair.First & pair.Second) != 0);

    private static List<ulong[]> Combinations(ulong[] all)
    {
        List<ulong[]> combinations = [[]];
        foreach (var terms in all)
            combinations = [.. combinations.SelectMany(c => Enumerable.Range(0, 3).Select(bit => 1UL << bit).Where(term => (terms & term) != 0).Select(term => (ulong[])[.. c, term]))];
        return combinations;
    }
}

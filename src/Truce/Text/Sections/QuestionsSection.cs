using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>open-questions</c>: what do the authors of the dossier know that they do not know?</summary>
internal static class QuestionsSection
{
    public static EquatableArray<OpenQuestion> Read(Reading reading) =>
        reading.Items(reading.Root["open-questions"]).Select(item => ReadQuestion(reading, item)).ToEquatableArray();

    private static OpenQuestion ReadQuestion(Reading reading, YamlNode node)
    {
        if (node is not YamlMapping)
            return new OpenQuestion(reading.Text(node, "a question in words") ?? "");
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "an open question");
        var question = new OpenQuestion(
            fields.RequiredText("text"),
            reading.Items(fields["about"]).Select(item => reading.Issue(item)?.Id ?? default).ToEquatableArray(),
            fields.Says());
        fields.Finish();
        return question;
    }
}

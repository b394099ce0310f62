namespace Truce.Text.Xml;

/// <summary>An element of an XML text and where it stands, so that it can be reported.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Attributes">Its attributes, in the order of the text.</param>
/// <param name="Children">The elements within it, in the order of the text.</param>
/// <param name="Span">Where its name stands.</param>
internal sealed record XmlTag(string Name, EquatableArray<XmlValue> Attributes, EquatableArray<XmlTag> Children, TextSpan Span)
{
    /// <summary>The attribute of that name, or null.</summary>
    public XmlValue? Find(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
                return attribute;
        }

        return null;
    }

    /// <summary>The elements of that name within it.</summary>
    public IEnumerable<XmlTag> All(string name) => Children.Where(child => child.Name == name);

    /// <summary>The first element of that name within it, or null.</summary>
    public XmlTag? First(string name) => All(name).FirstOrDefault();
}

/// <summary>An attribute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, with references undone and without spaces around it.</param>
/// <param name="Span">Where its name stands.</param>
internal sealed record XmlValue(string Name, string Value, TextSpan Span);

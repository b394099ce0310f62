namespace Truce.Text;

/// <summary>What is to be told about a place: the rule that speaks and its words. <see cref="Messages"/> makes them.</summary>
internal readonly record struct Finding(DiagnosticDescriptor Rule, string Message);

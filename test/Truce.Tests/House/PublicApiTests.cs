using System.Reflection;
using System.Text;

namespace Truce.Tests.House;

/// <summary>What the library shows to the world is written down, so that a change of it is seen in review.</summary>
public sealed class PublicApiTests
{
    private static string ApprovedFile => Repository.PathOf("test", "Truce.Tests", "House", "PublicApi.approved.txt");

    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        var actual = Describe(typeof(Provenance).Assembly);
        var approved = File.ReadAllText(ApprovedFile).ReplaceLineEndings("\n");
        if (actual != approved)
        {
            var received = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");
            File.WriteAllBytes(received, Encoding.UTF8.GetBytes(actual));
            var added = actual.Split('\n').Except(approved.Split('\n')).Select(line => "+ " + line);
            var removed = approved.Split('\n').Except(actual.Split('\n')).Select(line => "- " + line);
            Assert.Fail($"The public API differs from {ApprovedFile}. If that is meant, copy {received} over it.\n{string.Join('\n', removed.Concat(added))}");
        }
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => !IsGenerated(member))
                .Select(Signature)
                .Order(StringComparer.Ordinal);
            foreach (var member in members)
                text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : "class";

    /// <summary>What every record has by being one, and accessors that their property or event already shows.</summary>
    private static bool IsGenerated(MemberInfo member) => member switch
    {
        MethodInfo { IsSpecialName: true } method => !method.Name.StartsWith("op_Implicit", StringComparison.Ordinal),
        MethodInfo method => method.Name is "ToString" or "GetHashCode" or "Equals" or "Deconstruct" or "<Clone>$" or "CompareTo",
        PropertyInfo property => property.Name == "EqualityContract",
        Type => true,
        FieldInfo field => field.Name == "value__",
        _ => false,
    };

    private static string Signature(MemberInfo member) => member switch
    {
        MethodInfo m => $"{(m.IsStatic ? "static " : "")}{Name(m.ReturnType)} {m.Name}({Parameters(m)})",
        ConstructorInfo c => $"new({Parameters(c)})",
        PropertyInfo p => $"{(p.GetMethod!.IsStatic ? "static " : "")}{Name(p.PropertyType)} {p.Name} {{ get;{(p.SetMethod is { IsPublic: true } ? " init;" : "")} }}",
        FieldInfo f => f.DeclaringType!.IsEnum ? f.Name : $"{Name(f.FieldType)} {f.Name}",
        _ => member.ToString()!,
    };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = default" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        var name = (type.FullName ?? type.Namespace + "." + type.Name).Split('[')[0].Replace('+', '.');
        if (!type.IsGenericType)
            return name;
        return $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}

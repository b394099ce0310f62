using System.Text.Json;
using System.Text.Json.Schema;
using Truce.Server.Shell;

namespace Truce.Server.Features.ApiPage;

/// <summary>Describes the API as an OpenAPI 3.1 document, from what the endpoints say of themselves.</summary>
internal static class OpenApiJson
{
    private const string ProblemPath = "#/components/schemas/problem";

    /// <summary>The document.</summary>
    public static byte[] Write(IReadOnlyList<ApiOperation> operations, JsonSerializerOptions options) => Json.Bytes(json =>
    {
        json.WriteString("openapi", "3.1.0");
        json.WriteStartObject("info");
        json.WriteString("title", "Truce");
        json.WriteString("version", Provenance.ThisVersion);
        json.WriteString("description", "What did each side say, what could they all agree to, and would it hold?");
        json.WriteStartObject("license");
        json.WriteString("name", "Apache-2.0");
        json.WriteString("identifier", "Apache-2.0");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("security");
        json.WriteStartObject();
        json.WriteStartArray("key");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("tags");
        foreach (var subject in ApiSubject.All)
        {
            json.WriteStartObject();
            json.WriteString("name", subject.Name);
            json.WriteString("description", subject.About);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("paths");
        foreach (var path in operations.GroupBy(operation => operation.Path))
        {
            json.WriteStartObject(path.Key);
            foreach (var operation in path)
                Write(json, operation, options);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteComponents(json);
    });

    private static void Write(Utf8JsonWriter json, ApiOperation operation, JsonSerializerOptions options)
    {
        json.WriteStartObject(operation.Method.ToLowerInvariant());
        json.WriteString("operationId", operation.Name);
        json.WriteString("summary", operation.Summary);
        json.WriteStartArray("tags");
        json.WriteStringValue(operation.Subject.Name);
        json.WriteEndArray();
        json.WriteString("description", $"For {operation.Who}.");
        json.WriteStartArray("parameters");
        foreach (var parameter in operation.Parameters)
            Write(json, parameter);
        json.WriteEndArray();
        if (operation.Body is { } body)
        {
            json.WriteStartObject("requestBody");
            json.WriteBoolean("required", true);
            json.WriteStartObject("content");
            WriteContent(json, operation.BodyType ?? "application/json", body, options);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteStartObject("responses");
        foreach (var (status, type) in operation.Answers.Count == 0 ? [(200, null)] : operation.Answers)
        {
            json.WriteStartObject($"{status}");
            json.WriteString("description", operation.Summary);
            if (type is not null)
            {
                json.WriteStartObject("content");
                WriteContent(json, "application/json", type, options);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteStartObject("default");
        json.WriteString("description", "Why it was not done");
        json.WriteStartObject("content");
        json.WriteStartObject("application/problem+json");
        json.WriteStartObject("schema");
        json.WriteString("$ref", ProblemPath);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ApiParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("in", parameter.In);
        json.WriteString("description", parameter.Meaning);
        json.WriteBoolean("required", parameter.IsRequired);
        json.WriteStartObject("schema");
        if (parameter.IsRepeatable)
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            json.WriteString("type", "string");
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type", parameter.IsNumber ? "integer" : "string");
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, string mediaType, Type type, JsonSerializerOptions options)
    {
        json.WriteStartObject(mediaType);
        json.WritePropertyName("schema");
        options.GetJsonSchemaAsNode(type).WriteTo(json);
        json.WriteEndObject();
    }

    private static void WriteComponents(Utf8JsonWriter json)
    {
        json.WriteStartObject("components");
        json.WriteStartObject("securitySchemes");
        json.WriteStartObject("key");
        json.WriteString("type", "http");
        json.WriteString("scheme", "bearer");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("schemas");
        json.WritePropertyName("problem");
        json.WriteRawValue(
            """
            {"type":"object","required":["title","status","detail","diagnostics"],"properties":{"type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"},
            "diagnostics":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"},"severity":{"enum":["error","warning"]},"file":{"type":"string"},"line":{"type":"integer"},
            "column":{"type":"integer"},"length":{"type":"integer"},"message":{"type":"string"}}}}}}
            """);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Truce.Server.Features.ApiPage;

namespace Truce.Server.Tests.Features;

/// <summary>The API describes itself, and its examples are true.</summary>
public sealed class ApiPageTests
{
    [Fact]
    public async Task Every_operation_has_an_example_and_every_example_an_operation()
    {
        await using var running = await Running.StartAsync();
        var operations = ApiOperation.Of(running.Parts.GetRequiredService<EndpointDataSource>().Endpoints);
        Assert.Equal(operations.Select(operation => operation.Name).Order(StringComparer.Ordinal), ApiExamples.Names.Order(StringComparer.Ordinal));
        Assert.All(operations, operation => Assert.True(operation.Summary.Length > 0 && operation.Parameters.All(parameter => parameter.Meaning.Length > 0), $"{operation.Name} does not say what it means"));
    }

    [Fact]
    public async Task What_an_example_asks_is_answered_as_it_says()
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        using var made = await owner.PostAsync("/api/dossiers", new ByteArrayContent(Server.Features.Exchange.Zip.Pack(Running.Case("opening-talks-2024"))));
        var id = (await made.JsonAsync()).GetProperty("id").GetString();
        var asked = 0;
        foreach (var operation in ApiOperation.Of(running.Parts.GetRequiredService<EndpointDataSource>().Endpoints).Where(operation => operation.Method == "GET" && operation.Example!.Response.StartsWith('{')))
        {
            if (operation.Path.Contains("{job}", StringComparison.Ordinal) || operation.Who == "administrators" || operation.Name == "misperception")
                continue;
            var path = operation.Path.Replace("{dossier}", id, StringComparison.Ordinal).Replace("{revision}", "1", StringComparison.Ordinal);
            var answer = await owner.GetJsonAsync($"{path}?{operation.Example!.Query}");
            Compare(operation.Name, JsonSerializer.Deserialize<JsonElement>(operation.Example.Response), answer);
            asked++;
        }

        Assert.True(asked > 20);
    }

    [Fact]
    public async Task An_example_has_the_names_that_its_answer_and_its_request_are_made_of()
    {
        await using var running = await Running.StartAsync();
        var options = new JsonSerializerOptions(running.Parts.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
        foreach (var operation in ApiOperation.Of(running.Parts.GetRequiredService<EndpointDataSource>().Endpoints))
        {
            if (operation.Answers is [{ Type: { } answer }, ..] && operation.Example!.Response.StartsWith('{'))
                Assert.NotNull(JsonSerializer.Deserialize(operation.Example.Response, answer, options));
            if (operation.Body is { } body && operation.Example!.Body.StartsWith('{'))
                Assert.NotNull(JsonSerializer.Deserialize(operation.Example.Body, body, options));
        }
    }

    [Fact]
    public async Task The_page_is_grouped_by_subject_and_names_every_operation_once()
    {
        await using var running = await Running.StartAsync();
        using var owner = running.AsOwner();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var response = await owner.SendAsync(request);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Equal(ApiExamples.Names.Order(StringComparer.Ordinal), page.QuerySelectorAll("details.operation").Select(details => details.Id!).Order(StringComparer.Ordinal));
        Assert.Equal(ApiSubject.All.Select(subject => subject.Name), page.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
        Assert.Contains($"{running.Address.GetLeftPart(UriPartial.Authority)}/api/dossiers/opening-talks-4m8vmaxd/inverse?to=3&definition=nash", page.GetElementById("inverse")!.TextContent, StringComparison.Ordinal);

        var document = await owner.GetJsonAsync("/api/openapi.json");
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToArray();
        Assert.Equal(ApiExamples.Names.Count, operations.Length);
        var tags = document.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()).ToHashSet();
        Assert.All(operations, operation => Assert.Contains(operation.Value.GetProperty("tags")[0].GetString(), tags));
        var inverse = document.GetProperty("paths").GetProperty("/api/dossiers/{dossier}/inverse").GetProperty("get").GetProperty("parameters").EnumerateArray().Single(parameter => parameter.GetProperty("name").GetString() == "to");
        Assert.True(inverse.GetProperty("required").GetBoolean());
    }

    /// <summary>Whether the answer has what the example has: the names of objects, and in lists those of the first.</summary>
    private static void Compare(string where, JsonElement example, JsonElement answer)
    {
        Assert.True(example.ValueKind == answer.ValueKind || example.ValueKind == JsonValueKind.Null || answer.ValueKind == JsonValueKind.Null || where.EndsWith(".draft", StringComparison.Ordinal), $"{where}: {example.ValueKind}, {answer.ValueKind}");
        if (example.ValueKind == JsonValueKind.Object && answer.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in example.EnumerateObject())
            {
                if (where.EndsWith(".ranks", StringComparison.Ordinal) || where.EndsWith(".stable", StringComparison.Ordinal))
                    continue;
                Assert.True(answer.TryGetProperty(field.Name, out var value), $"{where} has no '{field.Name}'");
                Compare($"{where}.{field.Name}", field.Value, value);
            }
        }
        else if (example.ValueKind == JsonValueKind.Array && answer.ValueKind == JsonValueKind.Array && example.GetArrayLength() > 0 && answer.GetArrayLength() > 0)
        {
            Compare($"{where}[0]", example[0], answer[0]);
        }
    }
}

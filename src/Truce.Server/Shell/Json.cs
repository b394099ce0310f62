using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Truce.Server.Shell;

/// <summary>Answers with one JSON object, written by hand as the library writes it.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object, from what writes its properties.</summary>
    public static IResult Of(Action<Utf8JsonWriter> writeProperties) => Results.Bytes(Bytes(writeProperties), "application/json");

    /// <summary>The bytes of an object.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> writeProperties)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            json.WriteStartObject();
            writeProperties(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}

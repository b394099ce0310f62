using System.Text.Json;
using Truce.Robustness;

namespace Truce.Reports.Json;

/// <summary>Keeps what it takes to go on drawing: one JSON object, written by Truce for Truce.</summary>
public static class RobustnessCheckpointJson
{
    private const string Schema = "truce-robust-checkpoint/1";

    /// <summary>Writes it.</summary>
    public static byte[] Write(RobustnessCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("key", checkpoint.Key);
            json.WriteNumber("draws", checkpoint.Draws);
            json.WriteStartArray("sums");
            foreach (var sum in checkpoint.Sums)
                json.WriteNumberValue(sum);
            json.WriteEndArray();
            json.WriteStartArray("firsts");
            foreach (var first in checkpoint.Firsts)
                json.WriteNumberValue(first);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Reads it; null when the bytes are something else.</summary>
    public static RobustnessCheckpoint? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.String || schema.GetString() != Schema)
                return null;
            return new RobustnessCheckpoint(
                root.GetProperty("key").GetString() ?? "",
                root.GetProperty("draws").GetInt64(),
                root.GetProperty("sums").EnumerateArray().Select(sum => sum.GetDouble()).ToEquatableArray(),
                root.GetProperty("firsts").EnumerateArray().Select(first => first.GetInt64()).ToEquatableArray());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Truce.Server.Guard;

namespace Truce.Server.Shell;

/// <summary>Styles, scripts, fonts and pictures, out of the assembly, under addresses that change when any of them does.</summary>
/// <remarks>
/// One hash over all of them is a step of each address, so that they can be kept for a year, and modules can import one another by relative paths.
/// The style sheets that lie beside shell and features are served as one, <c>workbench.css</c>: the shell's first, then by name.
/// </remarks>
internal static class StaticFiles
{
    private const string Prefix = "assets/";
    private const string StyleSheet = "workbench.css";

    private static readonly FileExtensionContentTypeProvider s_types = new();
    private static readonly Lazy<IReadOnlyDictionary<string, Asset>> s_all = new(ReadAll);
    private static readonly Lazy<string> s_hash = new(() =>
    {
        var list = string.Concat(s_all.Value.OrderBy(asset => asset.Key, StringComparer.Ordinal).Select(asset => $"{Convert.ToHexStringLower(SHA256.HashData(asset.Value.Bytes))}  {asset.Key}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)))[..12];
    });

    /// <summary>The address of an asset.</summary>
    /// <param name="path">Its path under Assets/, or the name of a file beside a feature.</param>
    /// <exception cref="ArgumentException">There is no such asset.</exception>
    public static string Url(string path) =>
        s_all.Value.ContainsKey(path) ? $"/assets/{s_hash.Value}/{path}" : throw new ArgumentException($"There is no asset '{path}'.", nameof(path));

    /// <summary>Serves them.</summary>
    public static void MapStaticFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/assets/{hash}/{**path}", (string hash, string path, HttpContext context) => Find(hash, path, context)).Needs(Access.Anyone).ExcludeFromDescription();

    private static IResult Find(string hash, string path, HttpContext context)
    {
        if (hash != s_hash.Value || !s_all.Value.TryGetValue(path, out var asset))
            return Problem.NotFound("There is no such file.");
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (asset.Packed.Value is not { } packed || !context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            return Results.Bytes(asset.Bytes, asset.Type);
        context.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(packed, asset.Type);
    }

    private static Dictionary<string, Asset> ReadAll()
    {
        var assembly = typeof(StaticFiles).Assembly;
        var all = new Dictionary<string, Asset>();
        var sheets = new List<(string Name, byte[] Bytes)>();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var name = resource.Replace('\\', '/');
            if (!name.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            var path = name[Prefix.Length..];
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (path.EndsWith(".css", StringComparison.Ordinal) && !path.Contains('/'))
                sheets.Add((path, bytes));
            else
                all.Add(path, new Asset(bytes, TypeOf(path)));
        }

        var sheet = sheets.OrderBy(part => part.Name != "shell.css").ThenBy(part => part.Name, StringComparer.Ordinal).SelectMany(part => (byte[])[.. part.Bytes, (byte)'\n']);
        all.Add(StyleSheet, new Asset([.. sheet], TypeOf(StyleSheet)));
        return all;
    }

    private static string TypeOf(string path)
    {
        if (!s_types.TryGetContentType(path, out var type))
            type = "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }

    private sealed record Asset(byte[] Bytes, string Type)
    {
        /// <summary>The same in Brotli's form, made when first asked for; null where it would not be smaller.</summary>
        public Lazy<byte[]?> Packed { get; } = new(() =>
        {
            using var target = new MemoryStream();
            using (var brotli = new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true))
                brotli.Write(Bytes);
            return target.Length < Bytes.Length ? target.ToArray() : null;
        });
    }
}

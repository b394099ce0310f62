using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Truce.Pages.Workbench;
using Truce.Server.Guard;

namespace Truce.Server.Shell;

/// <summary>Styles, scripts and pictures, out of the assemblies, under addresses that change with what they hold, so that they can be kept for a year.</summary>
/// <remarks>
/// What pages of dossiers load is in Truce.Pages (<see cref="WorkbenchAsset"/>) and has an address of its own. What lies under Assets/ or as a script beside
/// a feature shares one hash, so that modules can import one another by relative paths.
/// </remarks>
internal static class StaticFiles
{
    private const string Prefix = "assets/";

    private static readonly FileExtensionContentTypeProvider s_types = new();
    private static readonly Lazy<IReadOnlyDictionary<string, Asset>> s_all = new(ReadAll);
    private static readonly Lazy<string> s_hash = new(() =>
    {
        var list = string.Concat(s_all.Value.OrderBy(asset => asset.Key, StringComparer.Ordinal).Select(asset => $"{Convert.ToHexStringLower(SHA256.HashData(asset.Value.Bytes.Span))}  {asset.Key}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)))[..12];
    });

    /// <summary>The address of an asset of the server's own.</summary>
    /// <param name="path">Its path under Assets/, or the name of a file beside a feature.</param>
    /// <exception cref="ArgumentException">There is no such asset.</exception>
    public static string Url(string path) =>
        s_all.Value.ContainsKey(path) ? $"/assets/{s_hash.Value}/{path}" : throw new ArgumentException($"There is no asset '{path}'.", nameof(path));

    /// <summary>Serves them.</summary>
    public static void MapStaticFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/assets/{hash}/{**path}", (string hash, string path, HttpContext context) => Find(path, context)).Needs(Access.Anyone).ExcludeFromDescription();

    private static IResult Find(string path, HttpContext context)
    {
        if (!s_all.Value.TryGetValue(path, out var asset) || context.Request.Path != (asset.Address ?? Url(path)))
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
        var all = WorkbenchAsset.All.ToDictionary(asset => asset.Name, asset => new Asset(asset.Content, asset.MediaType, asset.Address));
        var assembly = typeof(StaticFiles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var name = resource.Replace('\\', '/');
            if (!name.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            all.Add(name[Prefix.Length..], new Asset(bytes, TypeOf(name), null));
        }

        return all;
    }

    private static string TypeOf(string path)
    {
        if (!s_types.TryGetContentType(path, out var type))
            type = "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }

    private sealed record Asset(ReadOnlyMemory<byte> Bytes, string Type, string? Address)
    {
        /// <summary>The same in Brotli's form, made when first asked for; null where it would not be smaller.</summary>
        public Lazy<byte[]?> Packed { get; } = new(() =>
        {
            using var target = new MemoryStream();
            using (var brotli = new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true))
                brotli.Write(Bytes.Span);
            return target.Length < Bytes.Length ? target.ToArray() : null;
        });
    }
}

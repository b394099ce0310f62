using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Truce.Server.Guard;

namespace Truce.Server.Shell;

/// <summary>A page as it is sent: its bytes, the tag by which a browser asks whether it is still the same, and, once it is asked for again, packed.</summary>
/// <remarks>
/// A page whose address asks something is sent unpacked: what somebody else can put into an address must not be packed together with what is
/// confidential, or the length of the answer tells whether both are alike (the attack called BREACH).
/// </remarks>
internal sealed class KeptPage(byte[] html) : IResult
{
    private const int LeastPacked = 2048;

    private readonly Lazy<byte[]> _brotli = new(() => Packed(html, stream => new BrotliStream(stream, CompressionLevel.Optimal, leaveOpen: true)));
    private readonly Lazy<byte[]> _gzip = new(() => Packed(html, stream => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)));

    // Weak: the same tag whether it is packed or not.
    private readonly string _tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 12))}\"";

    /// <summary>How many bytes it takes: pages pack to a tenth, and there are two ways to pack them.</summary>
    public long Bytes { get; } = html.Length + (html.Length / 4);

    /// <summary>Whether it was asked for more than once, so that packing it pays.</summary>
    public bool IsAskedAgain { get; set; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.Headers.Vary = "Accept-Encoding";
        if (Preconditions.HasAlready(httpContext, _tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (bytes, encoding) = For(httpContext.Request);
        response.ContentType = Page.ContentType;
        response.ContentLength = bytes.Length;
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private (byte[] Bytes, string? Encoding) For(HttpRequest request)
    {
        if (!IsAskedAgain || html.Length < LeastPacked || request.QueryString.HasValue)
            return (html, null);
        var accepted = request.Headers.AcceptEncoding.ToString();
        if (Accepts(accepted, "br"))
            return (_brotli.Value, "br");
        return Accepts(accepted, "gzip") ? (_gzip.Value, "gzip") : (html, null);
    }

    /// <summary>Whether a list such as <c>gzip, br;q=0.5</c> has an encoding, and not to say that it is refused.</summary>
    private static bool Accepts(string list, string encoding)
    {
        foreach (var entry in list.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] == encoding)
                return parts.Length == 1 || parts[1] is not ("q=0" or "q=0.0" or "q=0.00" or "q=0.000");
        }

        return false;
    }

    private static byte[] Packed(byte[] html, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
            stream.Write(html);
        return packed.ToArray();
    }
}

using Microsoft.AspNetCore.Http;
using Truce.Pages.Workbench;

namespace Truce.Server.Opening;

/// <summary>The form that a request sent.</summary>
internal static class SentForm
{
    /// <summary>Reads it.</summary>
    public static async Task<Form> ReadAsync(HttpContext context)
    {
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        return new Form(name => sent.TryGetValue(name, out var values) ? values.ToString() : null);
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Truce.Server.Features;
using Truce.Server.Features.Accounts;
using Truce.Server.Features.Analyses;
using Truce.Server.Features.Dossiers;
using Truce.Server.Features.Exchange;
using Truce.Server.Features.History;
using Truce.Server.Features.Start;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Storage;
using Truce.Server.Waiting;

namespace Truce.Server;

/// <summary>The workbench: pages and a REST API over the library, for one person or a team.</summary>
public sealed class Workbench : IAsyncDisposable
{
    /// <summary>The largest request that is read; an upload is a folder of texts.</summary>
    internal const long MostRequestBytes = 32L << 20;

    private readonly WebApplication _app;
    private readonly Database _database;
    private readonly WorkbenchOptions _options;

    private Workbench(WebApplication app, Database database, WorkbenchOptions options)
    {
        _app = app;
        _database = database;
        _options = options;
    }

    /// <summary>The address to open in a browser. Of a workbench without accounts it holds the start-up token: whoever has it is let in.</summary>
    public Uri StartAddress
    {
        get
        {
            var address = _options.PublicAddress ?? new Uri(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
            var token = _app.Services.GetRequiredService<StartToken>().Text;
            return token is null ? address : new Uri(address, $"/start?token={token}");
        }
    }

    /// <summary>What the parts of the workbench are asked for, in tests.</summary>
    internal IServiceProvider Parts => _app.Services;

    /// <summary>Brings the database up to date, starts to listen, and has the first page ready.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    /// <exception cref="IOException">The port is taken, or the data folder cannot be written.</exception>
    public static async Task<Workbench> StartAsync(WorkbenchOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);

        // What takes longest at a start needs little of each other: side by side, it is done in half the time, and the first page waits for none of it.
        var casebook = Task.Run(() => CasebookFiles.All, cancellation);
        var database = WorkbenchData.Open(options);
        var token = new StartToken(database, options);
        var listing = Task.Run(() => StartEndpoints.WarmUpAsync(token, database, options, cancellation), cancellation);
        WebApplication? app = null;
        try
        {
            app = Build(options, database, token);
            await app.StartAsync(cancellation);
            await casebook;
            await StartEndpoints.PageOf([]).RenderAsync(new DefaultHttpContext { RequestServices = app.Services });
            await listing;
            return new Workbench(app, database, options);
        }
        catch
        {
            // Why it failed is told by what is thrown here; the database must be at rest before it is closed.
            await listing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (app is not null)
                await app.DisposeAsync();
            database.Dispose();
            throw;
        }
    }

    /// <summary>Waits until somebody ends it, as by Ctrl+C.</summary>
    public Task WaitForEndAsync(CancellationToken cancellation = default) => _app.WaitForShutdownAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _database.Dispose();
    }

    private static WebApplication Build(WorkbenchOptions options, Database database, StartToken token)
    {
        // Nothing is configured from the environment or from files that happen to lie around.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "truce", EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostRequestBytes;
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRoutingCore();
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);

        // The stock encoder writes every letter beyond ASCII as a number, which trebles the size of most of the world's languages.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddSingleton(options).AddSingleton(database).AddSingleton<Recall>().AddSingleton(token);
        builder.Services.AddSingleton(options.Time).AddSingleton<Sessions>().AddSingleton<SignInThrottle>().AddSingleton<AuditLog>().AddSingleton<ReadLog>();
        builder.Services.AddSingleton<Revisions>().AddSingleton<Openings>().AddSingleton<PageCache>().AddSingleton<WaitingRoom>();
        builder.Services.AddSingleton<Uploads>().AddSingleton<Saving>().AddSingleton<HistoryQueries>().AddSingleton<FormSaving>().AddSingleton<Jobs>().AddSingleton<Users>();

        // Names as in the dossier's file and in the JSON of the library.
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower);

        var app = builder.Build();
        if (options.PublicAddress is not null)
        {
            // Believed of a proxy on this machine only: the address is for the log and for the throttle.
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        }

        app.UseMiddleware<Doorway>().UseMiddleware<Failures>().UseRouting().UseMiddleware<Gate>();
        app.MapStaticFiles();
        app.MapFeatures();
        app.UseEndpoints(_ => { });
        return app;
    }
}

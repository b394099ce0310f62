using Microsoft.AspNetCore.Routing;
using Truce.Server.Features.Accounts;
using Truce.Server.Features.Agreement;
using Truce.Server.Features.Analyses;
using Truce.Server.Features.ApiPage;
using Truce.Server.Features.Brief;
using Truce.Server.Features.Contents;
using Truce.Server.Features.Dossiers;
using Truce.Server.Features.Exchange;
using Truce.Server.Features.History;
using Truce.Server.Features.Model;
using Truce.Server.Features.Overview;
using Truce.Server.Features.Proposals;
using Truce.Server.Features.Reports;
using Truce.Server.Features.SignIn;
using Truce.Server.Features.Sources;
using Truce.Server.Features.Stability;
using Truce.Server.Features.Start;
using Truce.Server.Features.Team;
using Truce.Server.Features.Text;
using Truce.Server.Features.Waiting;

namespace Truce.Server.Features;

/// <summary>The features of the workbench, one line each.</summary>
internal static class FeatureList
{
    /// <summary>Maps the endpoints of all of them.</summary>
    public static void MapFeatures(this IEndpointRouteBuilder app)
    {
        app.MapSignIn();
        app.MapAccounts();
        app.MapUsers();
        app.MapStart();
        app.MapExchange();
        app.MapOverview();
        app.MapSources();
        app.MapProposals();
        app.MapModel();
        app.MapStability();
        app.MapAgreement();
        app.MapReports();
        app.MapContents();
        app.MapText();
        app.MapWaiting();
        app.MapBrief();
        app.MapHistory();
        app.MapMerge();
        app.MapTeam();
        app.MapAudit();
        app.MapDossiers();
        app.MapAnalyses();
        app.MapApiPage();
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Truce.Server.Features.Exchange;
using Truce.Server.Shell;

namespace Truce.Server.Guard;

/// <summary>Turns what went wrong on the way into an answer: the sender's mistakes by name, a bug with a number to find it by in the log.</summary>
internal sealed class Failures(RequestDelegate next, ILogger<Failures> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (UnusableException error) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, Problem.Unusable($"What was sent cannot be used: {error.Message}.", error.Diagnostics));
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, Problem.Of(error.StatusCode, error.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : "The request cannot be read: " + error.Message));
        }
        catch (Exception error) when (error is InvalidDataException or JsonException && !context.Response.HasStarted)
        {
            await AnswerAsync(context, Problem.BadRequest("The request cannot be read: " + error.Message));
        }
#pragma warning disable CA1031 // The top of the program is where a bug arrives; below it nothing is caught that is not named.
        catch (Exception bug) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            var number = Secrets.Mark(8);
            log.LogError(bug, "{Number}: {Method} {Endpoint}", number, context.Request.Method, context.GetEndpoint()?.DisplayName);
            await AnswerAsync(context, Problem.Of(StatusCodes.Status500InternalServerError, $"This is a bug in Truce, not in your files. The log has it under {number}."));
        }
    }

    private static string TooLarge { get; } = $"The request has more than {Workbench.MostRequestBytes:N0} bytes, the most that is read.";

    private static Task AnswerAsync(HttpContext context, Problem problem)
    {
        context.Response.Clear();
        Headers.Write(context.Response);
        return problem.ExecuteAsync(context);
    }
}

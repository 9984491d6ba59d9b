using System.Net;

namespace Shop.Payments.Infrastructure.Providers;

/// <summary>Every call to a provider passes here: five seconds in all, so many at once, and none while it does not answer.</summary>
internal sealed class ProviderHandler(ProviderLine line) : DelegatingHandler
{
    private const long LargestAnswer = 4 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Patience);
        try
        {
            await line.Slots.WaitAsync(time.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException("Too many calls wait for the provider.");
        }

        try
        {
            return line.Breaker.MayCall()
                ? await CallAsync(request, time.Token, cancellationToken)
                : throw new HttpRequestException("The provider is left alone, as it does not answer.");
        }
        finally
        {
            line.Slots.Release();
        }
    }

    private async Task<HttpResponseMessage> CallAsync(HttpRequestMessage request, CancellationToken time, CancellationToken caller)
    {
        try
        {
            var response = await base.SendAsync(request, time);

            // The answer is whole before it counts: a body that never ends is no answer.
            await response.Content.LoadIntoBufferAsync(LargestAnswer, time);
            if (response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.TooManyRequests)
                line.Breaker.Failed();
            else
                line.Breaker.Succeeded();
            return response;
        }
        catch (OperationCanceledException) when (caller.IsCancellationRequested)
        {
            throw; // who asked went away; that says nothing of the provider
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            line.Breaker.Failed();
            throw exception as HttpRequestException ?? new HttpRequestException("The provider did not answer in time.", exception);
        }
    }
}

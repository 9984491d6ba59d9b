using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Texts;
using Shop.Web.Http;
using Shop.Web.Presentation;

namespace Shop.Tests.Unit.Platform;

public sealed class ParameterValuesTests
{
    [TestCase("?since=2026-11-30T10:00:00Z", 200, "2026-11-30T10:00:00.0000000+00:00")]
    [TestCase("?since=2026-11-30T10:00:00%2B01:00", 200, "2026-11-30T10:00:00.0000000+01:00")]
    [TestCase("", 200, "")]
    [TestCase("?since=2026-11-30T10:00:00", 400, "2026-11-30T10:00:00")]
    [TestCase("?since=2026-11-30", 400, "2026-11-30")]
    public async Task A_time_in_a_query_needs_its_offset_from_UTC(string query, int status, string bound)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<IMessageTexts, MessageTexts>()
            .BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.QueryString = new QueryString(query);
        var handler = ((Func<DateTimeOffset?, string>)List).Method;
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(handler), "list"));

        await new ParameterValues(_ => Task.CompletedTask).InvokeAsync(context);

        Assert.That((context.Response.StatusCode, context.Request.Query["since"].ToString()), Is.EqualTo((status, bound)));
    }

    private static string List(DateTimeOffset? since) => $"{since:O}";
}

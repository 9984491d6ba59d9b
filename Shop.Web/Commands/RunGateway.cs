using Shop.Web.Gateway;

namespace Shop.Web.Commands;

/// <summary>Runs the sandbox payment gateway as a process of its own.</summary>
internal sealed class RunGateway : IVerb
{
    public string Name => "gateway";

    public string Summary => "run the sandbox payment gateway";

    public async Task<int> RunAsync(string[] arguments)
    {
        await using var app = GatewayApplication.Build(arguments);
        await app.RunAsync();
        return 0;
    }
}

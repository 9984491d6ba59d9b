using Shop.Web.Hosting;

namespace Shop.Web.Commands;

/// <summary>Serves the shop until it is told to stop.</summary>
internal sealed class Serve : IVerb
{
    public string Name => "serve";

    public string Summary => "serve the shop";

    public async Task<int> RunAsync(string[] arguments)
    {
        await using var app = ShopApplication.Build(arguments, forVerb: false);
        await app.RunAsync();
        return 0;
    }
}

using Shop.Web.Demo;
using Shop.Web.Hosting;

namespace Shop.Web.Commands;

/// <summary>Serves the shop until it is told to stop.</summary>
internal sealed class Serve : IVerb
{
    public string Name => "serve";

    public string Summary => "serve the shop";

    public async Task<int> RunAsync(string[] arguments)
    {
        // Built first: whoever starts the program to get hold of its host means this one.
        await using var app = ShopApplication.Build(arguments, forVerb: false);
        await DemoSeeding.RunAsync(arguments, CancellationToken.None);
        await app.RunAsync();
        return 0;
    }
}

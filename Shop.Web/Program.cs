using Shop.Web.Commands;
using Shop.Web.Development;
using Shop.Web.Hosting;

// The shop without a command, and with "serve". The other commands are in Commands/.
return await ShopCommands.RunAsync(args, serve: async settings =>
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseStaticWebAssets();
    builder.AddShop();
    builder.AddDevelopmentPrograms(settings);

    await using var app = builder.Build();
    app.UseShopPipeline();
    app.MapShop();
    await app.RunAsync();
});

using Shop.Web.Commands;

return await ShopCommands.RunAsync(args);

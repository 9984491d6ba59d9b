using Shop.Web.Commands;

return await Verbs.RunAsync(args);

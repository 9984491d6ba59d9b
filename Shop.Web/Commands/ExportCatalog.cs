using System.CommandLine;
using MediatR;
using Shop.Catalog.Contracts.Imports;
using Shop.Kernel;

namespace Shop.Web.Commands;

/// <summary><c>export products FILE.csv [--legacy]</c>: importing the file again changes nothing.</summary>
internal sealed class ExportCatalog : ShopCommand
{
    private readonly Argument<string> path = new("FILE.csv");
    private readonly Option<bool> legacy = new("--legacy") { Description = T("Commands.ExportLegacy") };

    public ExportCatalog()
        : base("products", T("Commands.Export"))
    {
        Arguments.Add(path);
        Options.Add(legacy);
    }

    protected override async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(path);
        var dialect = parsed.GetValue(legacy) ? CsvDialect.Legacy : CsvDialect.Current;
        await using var content = TemporaryFile.Create();
        var result = await services.GetRequiredService<IMediator>().Send(new ExportProducts(content, dialect), cancellationToken);
        if (!result.IsSuccess)
        {
            await Console.Error.WriteLineAsync(result.Errors[0].Text());
            return 1;
        }

        try
        {
            content.Position = 0;
            await using var written = File.Create(file);
            await content.CopyToAsync(written, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(T("Commands.Unwritable", ("file", file), ("reason", exception.Message)));
            return 1;
        }

        Console.WriteLine(T("Commands.Exported", ("products", result.Value.Products), ("rows", result.Value.Rows), ("file", file)));
        return 0;
    }
}

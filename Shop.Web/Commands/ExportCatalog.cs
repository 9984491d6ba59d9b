using MediatR;
using Shop.Catalog.Contracts.Imports;
using Shop.Kernel;

namespace Shop.Web.Commands;

/// <summary><c>export products FILE.csv [--legacy]</c>: importing the file again changes nothing.</summary>
internal sealed class ExportCatalog : ShopVerb
{
    public override string Name => "export";

    public override string Summary => "write the catalog as a product file";

    protected override async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray() is not ["products", var file])
        {
            await Console.Error.WriteLineAsync("usage: export products FILE.csv [--legacy]");
            return 2;
        }

        var dialect = arguments.Contains("--legacy") ? CsvDialect.Legacy : CsvDialect.Current;
        await using var content = TemporaryFile.Create();
        var result = await services.GetRequiredService<IMediator>().Send(new ExportProducts(content, dialect), cancellationToken);
        if (!result.IsSuccess)
        {
            await Console.Error.WriteLineAsync(result.Errors[0].Message);
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
            await Console.Error.WriteLineAsync($"{file} could not be written: {exception.Message}");
            return 1;
        }

        Console.WriteLine($"{result.Value.Products} products in {result.Value.Rows} rows written to {file}");
        return 0;
    }
}

using MediatR;
using Shop.Catalog.Contracts.Imports;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;

namespace Shop.Web.Commands;

/// <summary><c>import products FILE.csv [--dry-run]</c>: exits with 0 when every row was taken, 3 when some were rejected, 1 when the file could not be read.</summary>
internal sealed class ImportCatalog : ShopVerb
{
    private const int Unreadable = 1;
    private const int SomeRejected = 3;
    private const int PageSize = 1_000;

    public override string Name => "import";

    public override string Summary => "import a product file in Shopify's format";

    protected override async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        var isDryRun = arguments.Contains("--dry-run");
        if (arguments.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray() is not ["products", var file])
        {
            await Console.Error.WriteLineAsync("usage: import products FILE.csv [--dry-run]");
            return 2;
        }

        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file} could not be read: {exception.Message}");
            return Unreadable;
        }

        var mediator = services.GetRequiredService<IMediator>();
        var result = await mediator.Send(new RunImport(Guid.CreateVersion7(), Path.GetFileName(file), content, isDryRun, StaffId: null), cancellationToken);
        if (!result.IsSuccess || result.Value.Status == ImportStatus.Failed)
        {
            await Console.Error.WriteLineAsync($"{file} could not be read: {(result.IsSuccess ? result.Value.Failure : result.Errors[0].Message)}");
            return Unreadable;
        }

        await PrintRowsAsync(mediator, result.Value.Id, cancellationToken);
        Print(result.Value);

        // Stock and search follow by events; whoever imports wants to see them now, also without a running shop.
        await services.GetRequiredService<OutboxDispatcher>().DeliverAllAsync(services.GetServices<ModuleDescriptor>(), cancellationToken);
        return result.Value.RowsRejected > 0 ? SomeRejected : 0;
    }

    private static void Print(ProductImport import)
    {
        var would = import.IsDryRun ? "would be " : string.Empty;
        Console.WriteLine($"{import.ProductsCreated} products {would}created, {import.ProductsUpdated} {would}updated, {import.ProductsUnchanged} unchanged, {import.ProductsRejected} {would}skipped");
        Console.WriteLine($"{import.RowsRead} rows read: {import.RowsTaken} taken, {import.RowsUnchanged} unchanged, {import.RowsRejected} rejected; {import.Warnings} warnings");
    }

    private static async Task PrintRowsAsync(IMediator mediator, Guid importId, CancellationToken cancellationToken)
    {
        for (var page = 1; ; page++)
        {
            var rows = await mediator.Send(new ListImportRows(importId, null, page, PageSize), cancellationToken);
            if (!rows.IsSuccess || rows.Value.Items.Count == 0)
                return;

            foreach (var row in rows.Value.Items)
                Console.WriteLine($"line {row.Line}: {(row.Severity == ImportSeverity.Error ? "rejected" : "warning")}: {(row.Column is null ? string.Empty : row.Column + ": ")}{row.Reason}");
            if (page >= rows.Value.PageCount)
                return;
        }
    }
}

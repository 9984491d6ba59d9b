using System.CommandLine;
using MediatR;
using Shop.Catalog.Contracts.Imports;

namespace Shop.Web.Commands;

/// <summary>
/// <c>import products FILE.csv [--dry-run] [--update-stock]</c>: exits with 0 when every row was imported, 3 when some were rejected, 1
/// when the file could not be read.
/// </summary>
internal sealed class ImportCatalog : ShopCommand
{
    private const int Unreadable = 1;
    private const int SomeRejected = 3;
    private const int MaxPrinted = 1_000;

    private readonly Argument<string> path = new("FILE.csv");
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "say what would be done" };

    private readonly Option<bool> updateStock = new("--update-stock") { Description = "set the stock of existing products from the file" };

    public ImportCatalog()
        : base("products", "import a product file in Shopify's format")
    {
        Arguments.Add(path);
        Options.Add(dryRun);
        Options.Add(updateStock);
    }

    protected override async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(path);
        byte[] content;
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > StartImport.MaxBytes })
                throw new IOException($"A product file has at most {StartImport.MaxBytes / 1024 / 1024} MB. Split it.");
            content = await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file} could not be read: {exception.Message}");
            return Unreadable;
        }

        var mediator = services.GetRequiredService<IMediator>();
        var result = await mediator.Send(
            new RunImport(
                Guid.CreateVersion7(),
                Path.GetFileName(file),
                content,
                parsed.GetValue(dryRun),
                StaffId: null,
                UpdateStock: parsed.GetValue(updateStock)
            ),
            cancellationToken
        );
        if (!result.IsSuccess || result.Value.Status == ImportStatus.Failed)
        {
            await Console.Error.WriteLineAsync(
                $"{file} could not be read: {(result.IsSuccess ? result.Value.Failure : result.Errors[0].Message)}"
            );
            return Unreadable;
        }

        await PrintRowsAsync(mediator, result.Value, cancellationToken);
        Print(result.Value);
        return result.Value.RowsRejected > 0 ? SomeRejected : 0;
    }

    private static void Print(ProductImport import)
    {
        var would = import.IsDryRun ? "would be " : string.Empty;
        Console.WriteLine(
            $"products: {import.ProductsCreated} {would}created, {import.ProductsUpdated} {would}updated, {import.ProductsUnchanged} skipped as unchanged, {import.ProductsRejected} rejected"
        );
        Console.WriteLine(
            $"rows:     {import.RowsRead} read, {import.RowsTaken} {would}taken, {import.RowsUnchanged} unchanged, {import.RowsRejected} rejected; {import.Warnings} warnings"
        );
        Console.WriteLine(
            $"variants: {import.VariantsRead}, their prices add up to {import.PriceTotal}; {import.StockLevelsSet} stock levels {would}set"
        );
    }

    private static async Task PrintRowsAsync(IMediator mediator, ProductImport import, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ListImportRows(import.Id, null, 1, MaxPrinted), cancellationToken);
        if (!rows.IsSuccess)
            return;

        foreach (var row in rows.Value.Items)
            Console.WriteLine(
                $"line {row.Line}: {Word(row.Severity)}: {(row.Column is null ? string.Empty : row.Column + ": ")}{(row.Value is null ? string.Empty : $"\"{row.Value.ReplaceLineEndings(" ")}\": ")}{row.Reason}"
            );
        if (import.Errors + import.Warnings + import.Infos - rows.Value.Items.Count is > 0 and var more)
            Console.WriteLine($"and {more} more messages");
    }

    private static string Word(ImportSeverity severity) =>
        severity switch
        {
            ImportSeverity.Error => "rejected",
            ImportSeverity.Warning => "warning",
            _ => "note",
        };
}

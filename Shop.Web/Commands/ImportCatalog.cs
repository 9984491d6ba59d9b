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
    private readonly Option<bool> dryRun = new("--dry-run") { Description = T("Commands.ImportDryRun") };

    private readonly Option<bool> updateStock = new("--update-stock") { Description = T("Commands.ImportUpdateStock") };

    public ImportCatalog()
        : base("products", T("Commands.Import"))
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
                throw new IOException(T("Errors.Catalog.file-too-large", ("max", StartImport.MaxBytes / 1024 / 1024)));
            content = await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(T("Commands.Unreadable", ("file", file), ("reason", exception.Message)));
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
            var reason = result.IsSuccess ? result.Value.Failure?.Text() : result.Errors[0].Text();
            await Console.Error.WriteLineAsync(T("Commands.Unreadable", ("file", file), ("reason", reason)));
            return Unreadable;
        }

        await PrintRowsAsync(mediator, result.Value, cancellationToken);
        Print(result.Value);
        return result.Value.RowsRejected > 0 ? SomeRejected : 0;
    }

    private static void Print(ProductImport import)
    {
        if (import.IsDryRun)
            Console.WriteLine(T("Commands.ImportPreview"));
        Console.WriteLine(
            T(
                "Commands.ImportProducts",
                ("created", import.ProductsCreated),
                ("updated", import.ProductsUpdated),
                ("unchanged", import.ProductsUnchanged),
                ("rejected", import.ProductsRejected)
            )
        );
        Console.WriteLine(
            T(
                "Commands.ImportRows",
                ("read", import.RowsRead),
                ("imported", import.RowsTaken),
                ("unchanged", import.RowsUnchanged),
                ("rejected", import.RowsRejected),
                ("warnings", import.Warnings)
            )
        );
        Console.WriteLine(
            T("Commands.ImportVariants", ("variants", import.VariantsRead), ("total", import.PriceTotal), ("stock", import.StockLevelsSet))
        );
    }

    private static async Task PrintRowsAsync(IMediator mediator, ProductImport import, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ListImportRows(import.Id, null, 1, MaxPrinted), cancellationToken);
        if (!rows.IsSuccess)
            return;

        foreach (var row in rows.Value.Items)
            Console.WriteLine(TextOf(row));
        if (import.Errors + import.Warnings + import.Infos - rows.Value.Items.Count is > 0 and var more)
            Console.WriteLine(T("Commands.More", ("count", more)));
    }

    private static string TextOf(ImportRowMessage row)
    {
        var value = row.Value is null ? null : $"\"{row.Value.ReplaceLineEndings(" ")}\"";
        var issue = string.Join(": ", new[] { row.Column, value, row.Reason.Text() }.OfType<string>());
        return row.Severity switch
        {
            ImportSeverity.Error => T("Commands.ImportError", ("line", row.Line), ("issue", issue)),
            ImportSeverity.Warning => T("Commands.ImportWarning", ("line", row.Line), ("issue", issue)),
            _ => T("Commands.ImportInfo", ("line", row.Line), ("issue", issue)),
        };
    }
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Http;
using Shop.Kernel.Web;
using Shop.Web.Health;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Health;

/// <summary>The external services that this host uses, and the invariants of the live database with their violations.</summary>
[Authorize(Policy = Permissions.JobsWrite)]
public sealed partial class IndexModel(IServiceProvider services) : ShopPageModel
{
    public DateTimeOffset? CheckedAt { get; private set; }

    public IReadOnlyList<CheckRow> Checks { get; private set; } = [];

    public IReadOnlyList<ProviderRow> Providers { get; private set; } = [];

    public void OnGet()
    {
        Providers =
        [
            .. services
                .GetServices<IProviderStatus>()
                .Select(provider => new ProviderRow(
                    provider.Name,
                    provider.IsAnswering,
                    provider.SuspendedUntil,
                    provider.LastFailure?.At,
                    ProviderErrors.ForStaff(provider.LastFailure?.Error)
                )),
        ];
        if (services.GetRequiredService<InvariantRunner>().Last is not var (at, results))
            return;

        CheckedAt = at;
        Checks =
        [
            .. results
                .OrderByDescending(result => result.OffenderCount > 0)
                .ThenBy(result => result.Name, StringComparer.Ordinal)
                .Select(result => new CheckRow(
                    result.Name,
                    result.Statement,
                    result.Checked,
                    result.OffenderCount,
                    result.NotChecked,
                    [.. result.Offenders.Select(offender => new Offender(offender, LinkTo(result.Name, offender)))]
                )),
        ];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var broken = (await services.GetRequiredService<InvariantRunner>().RunAsync(cancellationToken)).Count(result =>
            result.OffenderCount > 0
        );
        Flash(broken == 0 ? T("Admin.Checks.AllPassed") : T("Admin.Checks.SomeFailed", ("count", broken)), broken == 0 ? "ok" : "warn");
        return Redirect303("/admin/health");
    }

    /// <summary>A violation starts with its subject: an order number, or a SKU for stock invariants.</summary>
    private static string? LinkTo(string code, string offender)
    {
        var number = OrderNumber().Match(offender);
        if (number.Success)
            return "/admin/orders/" + number.Value;

        var sku = offender.Split([": ", " for "], 2, StringSplitOptions.None)[0];
        return code.StartsWith("inventory.", StringComparison.Ordinal) && sku.Length < offender.Length
            ? "/admin/inventory/" + Uri.EscapeDataString(sku)
            : null;
    }

    [GeneratedRegex(@"^S-\d{6,}-\d(?=\W|$)", RegexOptions.NonBacktracking)]
    private static partial Regex OrderNumber();
}

public sealed record ProviderRow(string Name, bool IsWorking, DateTimeOffset? OffUntil, DateTimeOffset? FailedAt, string? Error);

public sealed record CheckRow(
    string Name,
    string Statement,
    int Checked,
    int OffenderCount,
    string? NotChecked,
    IReadOnlyList<Offender> Offenders
);

public sealed record Offender(string Text, string? Link);

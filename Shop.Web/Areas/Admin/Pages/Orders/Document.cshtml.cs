using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Http;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Orders;

/// <summary>An invoice, credit note or packing slip as issued.</summary>
[Authorize(Policy = Permissions.OrdersRead)]
public sealed class DocumentModel(IMediator mediator) : ShopPageModel
{
    public async Task<IActionResult> OnGetAsync(string number, Guid id, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetDocument(number, new OrderViewer(null, null, IsStaff: true), id), cancellationToken);
        return found.IsSuccess ? new DocumentResult(found.Value.Html) : NotFound();
    }
}

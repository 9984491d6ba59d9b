using MediatR;
using Microsoft.AspNetCore.Mvc;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Http;
using Shop.Web.Presentation;

namespace Shop.Web.Pages.Orders;

/// <summary>An invoice or credit note, for the order's owner or a visitor with the signed link.</summary>
public sealed class DocumentModel(IMediator mediator) : ShopPageModel
{
    public async Task<IActionResult> OnGetAsync(string number, Guid id, string? token, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetDocument(number, new OrderViewer(Customer.AccountId, token), id), cancellationToken);
        return found.IsSuccess ? new DocumentResult(found.Value.Html) : NotFound();
    }
}

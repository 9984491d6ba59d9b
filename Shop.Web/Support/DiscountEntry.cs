using MediatR;
using Shop.Kernel.Http;
using Shop.Orders.Contracts.Carts;

namespace Shop.Web.Support;

/// <summary>Enters a discount code that somebody typed into a page.</summary>
internal static class DiscountEntry
{
    /// <summary>Why it was not entered; null when it was.</summary>
    public static async Task<string?> EnterAsync(IMediator mediator, IGuessLimit guesses, HttpContext context, Guid cartId, CartOwner owner, string code, CancellationToken cancellationToken)
    {
        const string Wait = "Those were many codes that do not exist. Please wait an hour before you try another one.";
        if (guesses.IsReached(context))
            return Wait;

        var applied = await mediator.Send(new ApplyDiscountCode(cartId, owner, code), cancellationToken);
        if (applied.IsSuccess)
            return null;
        if (applied.Errors[0].Code == ApplyDiscountCode.UnknownCode)
            guesses.Note(context);
        return guesses.IsReached(context) ? Wait : applied.Errors[0].Message;
    }
}

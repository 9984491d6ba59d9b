using MediatR;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Carts;

namespace Shop.Web.Presentation.Forms;

/// <summary>Applies a discount code or gift card entered on a page.</summary>
internal static class DiscountEntry
{
    /// <summary>Why the code was not applied; null when it was.</summary>
    public static Task<string?> EnterAsync(
        IMediator mediator,
        IAttemptLimiter attempts,
        HttpContext context,
        Guid cartId,
        CartOwner owner,
        string code,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            mediator,
            attempts,
            context,
            new ApplyDiscountCode(cartId, owner, code),
            ApplyDiscountCode.UnknownCode,
            cancellationToken
        );

    /// <summary>Applies a gift card, with the same result.</summary>
    public static Task<string?> EnterGiftCardAsync(
        IMediator mediator,
        IAttemptLimiter attempts,
        HttpContext context,
        Guid cartId,
        CartOwner owner,
        string code,
        CancellationToken cancellationToken
    ) => SendAsync(mediator, attempts, context, new ApplyGiftCard(cartId, owner, code), ApplyGiftCard.UnknownGiftCard, cancellationToken);

    private static async Task<string?> SendAsync(
        IMediator mediator,
        IAttemptLimiter attempts,
        HttpContext context,
        IRequest<Result<ChangedCart>> command,
        string unknown,
        CancellationToken cancellationToken
    )
    {
        if (attempts.IsReached(context))
            return T("Cart.TooManyCodes");

        var applied = await mediator.Send(command, cancellationToken);
        if (applied.IsSuccess)
            return null;
        if (applied.Errors[0].Code == unknown)
            attempts.Note(context);
        return attempts.IsReached(context) ? T("Cart.TooManyCodes") : applied.Errors[0].Text();
    }
}

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
        IGuessLimit guesses,
        HttpContext context,
        Guid cartId,
        CartOwner owner,
        string code,
        CancellationToken cancellationToken
    ) =>
        SendAsync(mediator, guesses, context, new ApplyDiscountCode(cartId, owner, code), ApplyDiscountCode.UnknownCode, cancellationToken);

    /// <summary>Applies a gift card, with the same result.</summary>
    public static Task<string?> EnterGiftCardAsync(
        IMediator mediator,
        IGuessLimit guesses,
        HttpContext context,
        Guid cartId,
        CartOwner owner,
        string code,
        CancellationToken cancellationToken
    ) => SendAsync(mediator, guesses, context, new ApplyGiftCard(cartId, owner, code), ApplyGiftCard.UnknownGiftCard, cancellationToken);

    private static async Task<string?> SendAsync(
        IMediator mediator,
        IGuessLimit guesses,
        HttpContext context,
        IRequest<Result<ChangedCart>> command,
        string unknown,
        CancellationToken cancellationToken
    )
    {
        const string Wait = "Those were many codes that do not exist. Please wait an hour before you try another one.";
        if (guesses.IsReached(context))
            return Wait;

        var applied = await mediator.Send(command, cancellationToken);
        if (applied.IsSuccess)
            return null;
        if (applied.Errors[0].Code == unknown)
            guesses.Note(context);
        return guesses.IsReached(context) ? Wait : applied.Errors[0].Message;
    }
}

using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Promotions;

/// <summary>Adds a code that can be used several times. Refused at the field when it exists. Idempotent by id.</summary>
public sealed record AddDiscountCode(Guid PromotionId, Guid CodeId, NewCode Code, Guid StaffId) : ICommand<IReadOnlyList<DiscountCodeView>>;

/// <summary>Generates random single-use codes and returns them. The same batch id returns the same codes.</summary>
/// <param name="BatchId">Chosen by the caller.</param>
/// <param name="Count">1 to 10,000.</param>
/// <param name="Prefix">At most 20 letters, digits and hyphens; null for none.</param>
public sealed record GenerateDiscountCodes(Guid PromotionId, Guid BatchId, int Count, string? Prefix, Guid StaffId)
    : ICommand<IReadOnlyList<DiscountCodeView>>,
        IBulkRequest;

/// <summary>Activates or deactivates a code. Orders that used it keep their discount. Idempotent.</summary>
public sealed record SwitchDiscountCode(Guid PromotionId, Guid CodeId, bool IsActive, Guid StaffId) : ICommand;

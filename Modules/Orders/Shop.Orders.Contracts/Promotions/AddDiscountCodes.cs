using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Promotions;

/// <summary>Adds one code that many may use. Refused at the field when it exists; repeating it with the same id is harmless.</summary>
public sealed record AddDiscountCode(Guid PromotionId, Guid CodeId, NewCode Code, Guid StaffId) : ICommand<IReadOnlyList<DiscountCodeView>>;

/// <summary>Generates random single-use codes and returns them. The same batch id returns the same codes.</summary>
/// <param name="BatchId">Chosen by the caller.</param>
/// <param name="Count">1 to 10,000.</param>
/// <param name="Prefix">At most 20 letters, digits and hyphens; null for none.</param>
public sealed record GenerateDiscountCodes(Guid PromotionId, Guid BatchId, int Count, string? Prefix, Guid StaffId)
    : ICommand<IReadOnlyList<DiscountCodeView>>,
        IBulkRequest;

/// <summary>Switches a code off or on again. Orders that used it keep what they got. Repeatable.</summary>
public sealed record SwitchDiscountCode(Guid PromotionId, Guid CodeId, bool IsActive, Guid StaffId) : ICommand;

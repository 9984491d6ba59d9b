using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Payments.Application.Providers;
using Shop.Payments.Contracts.Methods;

namespace Shop.Payments.Application.Methods;

internal sealed class PaymentMethods(IEnumerable<IPaymentProvider> providers, IOptions<PaymentsOptions> options)
{
    public const string BankTransfer = "bank-transfer";
    public const string CashOnDelivery = "cash-on-delivery";

    /// <summary>Agreed with staff; never offered in the checkout.</summary>
    public const string CreditTerms = "credit-terms";

    public IEnumerable<IPaymentProvider> Providers => providers;

    public IReadOnlyList<PaymentMethod> For(Money amount, bool isBrought)
    {
        var methods = providers
            .Select(provider => new PaymentMethod(
                provider.Method,
                provider.Name,
                provider.IsAnswering
                    ? provider.Description
                    : $"{provider.Name} payment is not available right now; choose another way to pay, or try again in a few minutes.",
                IsOffline: false,
                provider.IsTest,
                provider.IsAnswering
            ))
            .ToList();
        if (options.Value.BankTransfer.IsSetUp)
            methods.Add(
                new PaymentMethod(
                    BankTransfer,
                    "Bank transfer",
                    "We send you our bank details with the confirmation.",
                    IsOffline: true,
                    IsTest: false,
                    ShipsAfterPayment: ShipsAfterPayment(BankTransfer)
                )
            );
        if (isBrought && options.Value.CashOnDelivery.Enabled && amount.Amount <= options.Value.CashOnDelivery.MostAmount)
            methods.Add(
                new PaymentMethod(CashOnDelivery, "Cash on delivery", "Pay the carrier at your door.", IsOffline: true, IsTest: false)
            );
        return methods;
    }

    /// <summary>The order ships only after the payment arrives.</summary>
    public static bool ShipsAfterPayment(string method) => method == BankTransfer;

    public IPaymentProvider? Provider(string method) => providers.FirstOrDefault(provider => provider.Method == method);

    public string NameOf(string method) =>
        method switch
        {
            BankTransfer => "Bank transfer",
            CashOnDelivery => "Cash on delivery",
            CreditTerms => "Credit terms",
            "gift-card" => "Gift card",
            "store-credit" => "Store credit",
            _ => Provider(method)?.Name ?? method,
        };

    /// <summary>Payment instructions; null for online methods.</summary>
    public string? InstructionsFor(string method, string referenceText, Money amount)
    {
        var bank = options.Value.BankTransfer;
        var bic = bank.Bic.Length == 0 ? string.Empty : $"\nBIC {bank.Bic}";
        var transfer = $"Please transfer {amount} to\n{bank.AccountHolder}\nIBAN {bank.Iban}{bic}\nwith the reference {referenceText}.";
        return method switch
        {
            BankTransfer => transfer + " We ship as soon as the money has arrived.",
            CreditTerms => bank.HasAccount ? transfer : $"Please pay {amount} as agreed, with the reference {referenceText}.",
            CashOnDelivery => $"Please have {amount} ready when the parcel arrives.",
            _ => null,
        };
    }

    /// <summary>Accepts underscores instead of hyphens.</summary>
    public static string Normalize(string method) => method.Trim().ToLowerInvariant().Replace('_', '-');
}

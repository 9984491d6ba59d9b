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
            .Select(provider =>
                Describe(provider.Method, provider.IsAnswering ? "description" : "unavailable") with
                {
                    IsTest = provider.IsTest,
                    IsAvailable = provider.IsAnswering,
                }
            )
            .ToList();
        if (options.Value.BankTransfer.IsSetUp)
            methods.Add(Describe(BankTransfer) with { IsOffline = true, ShipsAfterPayment = ShipsAfterPayment(BankTransfer) });
        if (isBrought && options.Value.CashOnDelivery.Enabled && amount.Amount <= options.Value.CashOnDelivery.MaxAmount)
            methods.Add(Describe(CashOnDelivery) with { IsOffline = true });
        return methods;
    }

    /// <summary>The order ships only after the payment arrives.</summary>
    public static bool ShipsAfterPayment(string method) => method == BankTransfer;

    public IPaymentProvider? Provider(string method) => providers.FirstOrDefault(provider => provider.Method == method);

    public static Message NameOf(string method) => new Message($"payments.method-{method}");

    /// <summary>Payment instructions; null for online methods.</summary>
    public Message? InstructionsFor(string method, string referenceText, Money amount)
    {
        var bank = options.Value.BankTransfer;
        var bic = bank.Bic.Length > 0 ? "-with-bic" : string.Empty;
        var way = method switch
        {
            BankTransfer => $"by-transfer{bic}",
            CreditTerms => bank.HasAccount ? $"invoice{bic}" : "as-agreed",
            CashOnDelivery => "on-delivery",
            _ => null,
        };
        return way is null
            ? null
            : new Message($"payments.pay-{way}")
                .With("amount", amount)
                .With("accountHolder", bank.AccountHolder)
                .With("iban", bank.Iban)
                .With("bic", bank.Bic)
                .With("reference", referenceText);
    }

    /// <summary>Accepts underscores instead of hyphens.</summary>
    public static string Normalize(string method) => method.Trim().ToLowerInvariant().Replace('_', '-');

    private static PaymentMethod Describe(string method, string text = "description") =>
        new(method, NameOf(method), new Message($"payments.method-{method}-{text}"), IsOffline: false, IsTest: false);
}

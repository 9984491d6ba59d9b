using Shop.Kernel;

namespace Shop.Payments.Infrastructure.Stripe;

/// <summary>Amounts in Stripe's smallest currency unit, which differs from ISO 4217 for some currencies.</summary>
internal static class StripeMoney
{
    private static readonly HashSet<string> WithoutDecimals =
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "JPY",
        "KMF",
        "KRW",
        "MGA",
        "PYG",
        "RWF",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ];

    private static readonly HashSet<string> WithThree = ["BHD", "JOD", "KWD", "OMR", "TND"];

    public static long Minor(Money money) => (long)(money.Amount * Factor(money.Currency));

    public static Money Of(long minor, Currency currency) => new(minor / Factor(currency), currency);

    private static decimal Factor(Currency currency) =>
        WithoutDecimals.Contains(currency.Code) ? 1
        : WithThree.Contains(currency.Code) ? 1000
        : 100;
}

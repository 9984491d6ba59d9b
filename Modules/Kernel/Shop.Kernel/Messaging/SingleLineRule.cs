using FluentValidation;

namespace Shop.Kernel.Messaging;

public static class SingleLineRule
{
    /// <summary>Applies <see cref="SingleLineText"/>.</summary>
    public static IRuleBuilderOptions<T, string?> SingleLine<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(SingleLineText.IsValid).WithError(KernelErrors.NotSingleLine);
}

using FluentValidation;
using FluentValidation.Results;

namespace Shop.Kernel;

/// <summary>Gives validation rules the code and the arguments of their error.</summary>
public static class RuleErrors
{
    /// <summary>The rule fails with this code and these arguments of its sentence.</summary>
    public static IRuleBuilderOptions<T, TProperty> WithError<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule,
        string code,
        params (string Name, object? Value)[] arguments
    ) => rule.WithErrorCode(code).WithState(_ => arguments);

    /// <summary>The rule fails with this error; its field is that of the rule.</summary>
    public static IRuleBuilderOptions<T, TProperty> WithError<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, Error error) =>
        rule.WithErrorCode(error.Code).WithState(_ => error);

    /// <summary>The rule fails with an error that depends on the input; its field is that of the rule.</summary>
    public static IRuleBuilderOptions<T, TProperty> WithError<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule,
        Func<T, TProperty, Error> error
    ) => rule.WithState(error);

    /// <summary>
    /// The error of a failed rule. A rule without a code of its own gets the validator's: <c>validation.maximum-length</c> with the
    /// argument <c>maxLength</c>.
    /// </summary>
    internal static Error ErrorOf(ValidationFailure failure)
    {
        if (failure.CustomState is Error error)
            return error with { Kind = ErrorKind.Invalid, Field = failure.PropertyName };

        var result = Error.Invalid(CodeOf(failure.ErrorCode)).At(failure.PropertyName);
        foreach (var (name, value) in failure.FormattedMessagePlaceholderValues ?? [])
            if (name is not ("PropertyName" or "PropertyPath" or "PropertyValue" or "CollectionIndex"))
                result = result.With(char.ToLowerInvariant(name[0]) + name[1..], value);
        foreach (var (name, value) in failure.CustomState as (string Name, object? Value)[] ?? [])
            result = result.With(name, value);
        return result;
    }

    private static string CodeOf(string code) =>
        code.EndsWith("Validator", StringComparison.Ordinal)
            ? "validation."
                + string.Concat(
                    code[..^"Validator".Length]
                        .Select(
                            (letter, i) =>
                                char.IsUpper(letter) && i > 0
                                    ? "-" + char.ToLowerInvariant(letter)
                                    : char.ToLowerInvariant(letter).ToString()
                        )
                )
            : code;
}

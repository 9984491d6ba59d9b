namespace Shop.Kernel;

/// <summary>The outcome of a request, independent of its value.</summary>
public interface IOutcome
{
    bool IsSuccess { get; }

    /// <summary>Empty on success.</summary>
    IReadOnlyList<Error> Errors { get; }
}

/// <summary>A result type that the pipeline can create from errors.</summary>
public interface IOutcome<TSelf> : IOutcome
    where TSelf : IOutcome<TSelf>
{
    static abstract TSelf Failure(IReadOnlyList<Error> errors);
}

/// <summary>The outcome of a command without a value.</summary>
public sealed class Result : IOutcome<Result>
{
    private Result(IReadOnlyList<Error> errors) => Errors = errors;

    public static Result Success { get; } = new([]);

    public bool IsSuccess => Errors.Count == 0;

    public IReadOnlyList<Error> Errors { get; }

    public static Result Failure(IReadOnlyList<Error> errors) => new(errors);

    public static implicit operator Result(Error error) => new([error]);
}

/// <summary>The outcome of a request with a value.</summary>
public sealed class Result<T> : IOutcome<Result<T>>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Error> errors)
    {
        this.value = value;
        Errors = errors;
    }

    public bool IsSuccess => Errors.Count == 0;

    public IReadOnlyList<Error> Errors { get; }

    /// <summary>The value. Throws for a failed result: check <see cref="IsSuccess"/> first.</summary>
    public T Value =>
        IsSuccess
            ? value!
            : throw new InvalidOperationException($"The request failed: {string.Join("; ", Errors.Select(error => error.Code))}.");

    public static Result<T> Success(T value) => new(value, []);

    public static Result<T> Failure(IReadOnlyList<Error> errors) => new(default, errors);

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Error error) => new(default, [error]);
}

/// <summary>For event handlers and jobs, where a refusal is unexpected and should be retried.</summary>
public static class OutcomeExtensions
{
    /// <exception cref="InvalidOperationException">The request failed; the message carries the error codes.</exception>
    public static TOutcome OrThrow<TOutcome>(this TOutcome outcome)
        where TOutcome : IOutcome => outcome.IsSuccess ? outcome : throw new InvalidOperationException(string.Join("; ", outcome.Errors));
}

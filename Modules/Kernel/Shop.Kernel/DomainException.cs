namespace Shop.Kernel;

/// <summary>Thrown when an operation would break a domain rule. The messaging pipeline turns it into a failed result.</summary>
public sealed class DomainException : Exception
{
    public DomainException(Error error)
        : base(error.ToString()) => Error = error;

    public Error Error { get; }
}

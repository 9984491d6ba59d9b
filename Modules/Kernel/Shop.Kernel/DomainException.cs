namespace Shop.Kernel;

/// <summary>A rule of the domain was about to be broken. The messaging pipeline turns it into a failed result.</summary>
public sealed class DomainException : Exception
{
    public DomainException(Error error)
        : base(error.Message) => Error = error;

    public Error Error { get; }
}

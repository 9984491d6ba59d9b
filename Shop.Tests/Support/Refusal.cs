using Shop.Kernel;

namespace Shop.Tests.Support;

/// <summary>The error returned by the domain.</summary>
internal static class Refusal
{
    public static Error Of(Action action)
    {
        try
        {
            action();
        }
        catch (DomainException exception)
        {
            return exception.Error;
        }

        throw new AssertionException("The domain was expected to refuse.");
    }
}

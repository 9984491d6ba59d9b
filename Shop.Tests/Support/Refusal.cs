using Shop.Kernel;

namespace Shop.Tests.Support;

/// <summary>The error with which the domain refuses.</summary>
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

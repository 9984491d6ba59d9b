namespace Shop.Kernel.Web;

/// <summary>The error of a query parameter that is none of its enum's values; <c>kernel.not-one-of</c> where it is missing.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UnknownValueAttribute(string code) : Attribute
{
    public string Code => code;
}

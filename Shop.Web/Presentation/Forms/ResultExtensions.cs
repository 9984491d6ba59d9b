using Microsoft.AspNetCore.Mvc.ModelBinding;
using Shop.Kernel;

namespace Shop.Web.Presentation.Forms;

/// <summary>Adds the errors of a result to the model state.</summary>
internal static class ResultExtensions
{
    /// <summary>
    /// Field errors go to the field below <paramref name="prefix"/> (the bound input's name), all others to the top of the form.
    /// </summary>
    public static void AddErrors(this ModelStateDictionary modelState, IReadOnlyList<Error> errors, string prefix = "")
    {
        foreach (var error in errors)
        {
            var field = error is { Kind: ErrorKind.Invalid, Field: { Length: > 0 } name }
                ? prefix.Length == 0
                    ? name
                    : $"{prefix}.{name}"
                : string.Empty;
            modelState.AddModelError(field, error.Text());
        }
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel.Web;

namespace Shop.Web.Pages;

/// <summary>The documentation of an API problem type; its URL is the type's name.</summary>
public sealed class ProblemModel : PageModel
{
    public string Heading { get; private set; } = string.Empty;

    public string Type { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    public int Status { get; private set; }

    public IActionResult OnGet(string type)
    {
        if (!Problems.AllTypes.Contains(type))
            return NotFound();

        Type = type;
        Heading = T($"Problems.{type}");
        Status = Problems.StatusOf(type);
        Text = T($"Problems.{type}-help");
        return Page();
    }
}

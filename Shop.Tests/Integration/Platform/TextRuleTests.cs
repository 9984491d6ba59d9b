using FluentValidation;
using FluentValidation.Validators;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

/// <summary>All modules share one rule for single-line text.</summary>
public sealed class TextRuleTests : ShopFixture
{
    /// <summary>Searches, and fields with specific rules.</summary>
    private static readonly string[] OtherFields = ["Query", "Email", "Password", "NewPassword"];

    /// <summary>Multi-line text, and text that only programs send.</summary>
    private static readonly string[] Others =
    [
        "AddOrderNoteValidator.Text",
        "PlaceOrderValidator.Note",
        "SaveDraftValidator.Note",
        "RequestReturnValidator.Reason",
        "StartPaymentValidator.ReferenceText",
        "StartPaymentValidator.ReturnUrl",
        "PromisePaymentValidator.ReferenceText",
        "PayWithStoredValueValidator.ReferenceText",
        "RefundPaymentValidator.Reason",
        "ImportStockValidator.FileName",
        "ReturnUnitsValidator.ReturnNumber",
        "RestockUnitsValidator.OrderNumber",
        "RecordVisitValidator.VisitorHash",
    ];

    [Test]
    public void Every_length_limited_text_field_is_single_line_or_listed_here()
    {
        using var scope = Host.Services.CreateScope();
        var checkedTexts = 0;
        var missing = new List<string>();
        foreach (var type in Shop.Web.Modules.All.SelectMany(module => module.GetType().Assembly.GetTypes()))
        {
            if (type.IsAbstract || type.ContainsGenericParameters || !type.IsAssignableTo(typeof(IValidator)))
                continue;

            var validator = (IValidator)ActivatorUtilities.CreateInstance(scope.ServiceProvider, type);
            foreach (var rule in validator.CreateDescriptor().Rules.Where(rule => rule.TypeToValidate == typeof(string)))
            {
                if (
                    !rule.Components.Any(component => component.Validator is ILengthValidator { Max: > 0 })
                    || OtherFields.Contains(rule.PropertyName)
                )
                    continue;

                checkedTexts++;
                if (!rule.Components.Any(component => component.ErrorCode == KernelErrors.NotSingleLine.Code))
                    missing.Add($"{type.Name}.{rule.PropertyName}");
            }
        }

        Assert.That(checkedTexts, Is.GreaterThan(40));
        Assert.That(string.Join(", ", missing.Distinct().Except(Others)), Is.Empty);
    }

    [TestCase("Main\thall")]
    [TestCase("Main\nhall")]
    [TestCase("\u200B")]
    [TestCase("Main\u202Ehall")]
    public async Task A_name_with_hidden_characters_is_refused_at_its_field(string name)
    {
        var error = await FailAsync(new SaveLocation("hall", name, 2, true, null, 0, Guid.CreateVersion7()));

        Assert.That((error.Code, error.Field), Is.EqualTo(("kernel.not-single-line", "Name")));
        Assert.That((await GetAsync(new ListLocations())).Select(location => location.Code), Is.EqualTo(new[] { "main" }));
    }

    [Test]
    public async Task A_code_followed_by_a_line_break_is_invalid()
    {
        var error = await FailAsync(new SaveLocation("hall\n", "Hall", 2, true, null, 0, Guid.CreateVersion7()));

        Assert.That(error.Field, Is.EqualTo("Code"));
        Assert.That((await GetAsync(new ListLocations())).Select(location => location.Code), Is.EqualTo(new[] { "main" }));
    }
}

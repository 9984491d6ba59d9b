using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Tests.Unit.Kernel;

/// <summary>What a failed validation rule says: a code, its arguments and its field.</summary>
public sealed class RuleErrorsTests
{
    private static async Task<IReadOnlyList<Error>> ErrorsOf(Save request)
    {
        var behavior = new ValidationBehavior<Save, Result>([new SaveValidator()]);
        return (await behavior.Handle(request, default, () => Task.FromResult(Result.Success))).Errors;
    }

    [Test]
    public async Task A_rule_without_a_code_gets_the_code_of_its_kind_and_its_limits()
    {
        var error = (await ErrorsOf(new Save("too long", 1))).Single();

        Assert.That(
            (error.Code, error.Kind, error.Field, error.Arguments["maxLength"]),
            Is.EqualTo(("validation.maximum-length", ErrorKind.Invalid, "Name", (object)5))
        );
    }

    [Test]
    public async Task A_rule_with_a_code_keeps_its_own_arguments()
    {
        var error = (await ErrorsOf(new Save("ok", 7))).Single();

        Assert.That((error.Code, error.Field, error.Arguments["max"]), Is.EqualTo(("shop.too-many", "Count", (object)3)));
    }

    [Test]
    public async Task A_rule_can_fail_with_an_error_that_depends_on_the_input()
    {
        var error = (await ErrorsOf(new Save("no", 1))).Single();

        Assert.That(
            (error.Code, error.Kind, error.Field, error.Arguments["name"]),
            Is.EqualTo(("shop.taken", ErrorKind.Invalid, "Name", (object)"no"))
        );
    }

    internal sealed record Save(string Name, int Count) : IRequest<Result>;

    private sealed class SaveValidator : AbstractValidator<Save>
    {
        public SaveValidator()
        {
            RuleFor(save => save.Name).MaximumLength(5);
            RuleFor(save => save.Name).NotEqual("no").WithError((save, name) => Error.Refused("shop.taken").With("name", name));
            RuleFor(save => save.Count).Must(count => count <= 3).WithError("shop.too-many", ("max", 3));
        }
    }
}

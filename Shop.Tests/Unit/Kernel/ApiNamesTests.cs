using Shop.Kernel;

namespace Shop.Tests.Unit.Kernel;

public sealed class ApiNamesTests
{
    private enum Stage
    {
        NotStarted,
        BuyXGetY,
        Done,
    }

    [Test]
    public void A_value_is_named_in_snake_case()
    {
        Assert.That(Stage.NotStarted.ApiName(), Is.EqualTo("not_started"));
        Assert.That(ApiNames.Of<Stage>(), Is.EqualTo(new[] { "not_started", "buy_x_get_y", "done" }));
    }

    [Test]
    public void A_value_is_found_by_its_exact_name_only()
    {
        Assert.That(ApiNames.Find<Stage>("buy_x_get_y"), Is.EqualTo(Stage.BuyXGetY));
        Assert.That(new[] { null, "", "BuyXGetY", "BUY_X_GET_Y", " done", "2" }.Select(ApiNames.Find<Stage>), Is.All.Null);
    }
}

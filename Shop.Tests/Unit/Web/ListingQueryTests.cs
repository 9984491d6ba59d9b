using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Shop.Catalog.Contracts.Search;
using Shop.Web.Presentation;

namespace Shop.Tests.Unit.Web;

public class ListingQueryTests
{
    [Test]
    public void A_query_string_becomes_a_search()
    {
        var faults = new ModelStateDictionary();

        var search = Read("?q=mug&vendor=Lehm&min=5&max=20,50&inStock=true&sort=price-asc&page=3").ToSearch("tableware", faults);

        Assert.That(search, Is.EqualTo(new SearchProducts("mug", "tableware", 5m, 20.5m, true, "Lehm", ProductSort.PriceAsc, 3, 24)));
        Assert.That(faults.IsValid, Is.True);
    }

    [TestCase("?min=abc", "min")]
    [TestCase("?min=-1", "min")]
    [TestCase("?max=1e9", "max")]
    [TestCase("?max=99999999999999", "max")]
    [TestCase("?min=30&max=20", "max")]
    public void An_invalid_price_is_reported_at_its_field_and_ignored(string query, string field)
    {
        var faults = new ModelStateDictionary();

        var search = Read(query).ToSearch(null, faults);

        Assert.That(faults[field]!.Errors, Has.Count.EqualTo(1));
        Assert.That(search.MaxPrice, Is.Null);
    }

    [TestCase("?page=0")]
    [TestCase("?page=-7")]
    [TestCase("?page=x")]
    [TestCase("?sort=rubbish")]
    public void Invalid_values_fall_back_to_the_first_page_in_the_default_order(string query)
    {
        var search = Read(query).ToSearch(null, new ModelStateDictionary());

        Assert.That(search.Page, Is.EqualTo(1));
        Assert.That(search.Sort, Is.EqualTo(ProductSort.Relevance));
    }

    [Test]
    public void Changing_a_filter_keeps_the_others_and_returns_to_the_first_page()
    {
        var query = Read("?q=mug&vendor=Lehm&page=4");

        Assert.That(query.With("inStock", "true"), Is.EqualTo("/search?q=mug&vendor=Lehm&inStock=true"));
        Assert.That(query.With("vendor", null), Is.EqualTo("/search?q=mug"));
        Assert.That(query.Unfiltered(), Is.EqualTo("/search?q=mug"));
    }

    private static ListingQuery Read(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = "/search";
        context.Request.QueryString = new QueryString(query);
        return ListingQuery.Read(context.Request, withCategory: true);
    }
}

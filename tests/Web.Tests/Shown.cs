using System.Net;
using Inkassio.Domain.Debtors;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inkassio.Web.Tests;

/// <summary>A part as the HTML that it becomes, with entities resolved.</summary>
static class Shown
{
    public static async Task<string> Of<T>(Country reader, params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(
            new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
        RenderFragment part = builder =>
        {
            builder.OpenComponent<CascadingValue<Country>>(0);
            builder.AddAttribute(1, "Value", reader);
            builder.AddAttribute(2, "Name", nameof(Country));
            builder.AddAttribute(3, "ChildContent", Inner<T>(parameters));
            builder.CloseComponent();
        };
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Slot>(ParameterView.FromDictionary(
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["ChildContent"] = part }))).ToHtmlString());
        return WebUtility.HtmlDecode(html);
    }

    public static Task<string> Of<T>(params (string Name, object? Value)[] parameters) where T : IComponent =>
        Of<T>(Country.DE, parameters);

    public static RenderFragment Text(string words) => builder => builder.AddContent(0, words);

    static RenderFragment Inner<T>((string Name, object? Value)[] parameters) where T : IComponent => builder =>
    {
        builder.OpenComponent<T>(0);
        foreach (var (name, value) in parameters) builder.AddComponentParameter(1, name, value);
        builder.CloseComponent();
    };

    sealed class Slot : ComponentBase
    {
        [Parameter] public RenderFragment? ChildContent { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddContent(0, ChildContent);
    }
}

using CxHub.Console.Sheets;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxHub.Console.Pages;

/// <summary>A page, or with <c>?format=csv|json</c> the numbers that it shows.</summary>
internal static class Answer
{
    public static IResult Page<TPage>(object view, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["View"] = view }) { StatusCode = status, PreventStreamingRendering = true };

    public static IResult Page<TPage>(HttpContext http, object view, Func<IReadOnlyList<Sheet>> sheets)
        where TPage : IComponent
    {
        switch (http.Request.Query["format"].ToString())
        {
            case "json":
                return Results.Text(SheetJson.Write(sheets()), "application/json; charset=utf-8");
            case "csv":
                var all = sheets();
                var asked = http.Request.Query["sheet"].ToString();
                return all.FirstOrDefault(sheet => asked.Length is 0 || sheet.Name == asked) is { } found
                    ? Results.File(System.Text.Encoding.UTF8.GetBytes(Csv.Write(found)), "text/csv; charset=utf-8", $"{found.Name}.csv")
                    : Results.NotFound($"There is no sheet '{asked}' here; there are: {string.Join(", ", all.Select(sheet => sheet.Name))}.");
            default:
                return Page<TPage>(view);
        }
    }

    public static IResult NotFound(string what) => Page<NotFoundPage>(what, StatusCodes.Status404NotFound);
}

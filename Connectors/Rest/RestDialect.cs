using CxHub.Connectors.Http;
using CxHub.Domain;

namespace CxHub.Connectors.Rest;

/// <summary>The error part of a manifest as a dialect of the pipeline.</summary>
internal static class RestDialect
{
    /// <summary>Code of a failure that asks for a smaller page.</summary>
    public const string Split = "split";

    public static SystemDialect For(RestManifest manifest)
    {
        var errors = manifest.Errors;
        return new SystemDialect(manifest.Name, new ErrorTable([.. Rules(errors)]), answer => Read(errors, answer))
        {
            IsHiddenError = answer => errors.InBodyPointer is { } pointer && answer.Root.ValueKind is System.Text.Json.JsonValueKind.Object
                && string.Equals(JsonPointer.Text(answer.Root, pointer), errors.InBodyEquals, StringComparison.OrdinalIgnoreCase),
            Headers = [new("Accept", "application/json"), .. manifest.Headers],
        };
    }

    private static IEnumerable<ErrorRule> Rules(RestErrors errors)
    {
        foreach (var text in errors.UnauthorizedTexts)
        {
            yield return new ErrorRule(null, null, text, FailureKind.Unauthorized, "Check the credentials and what they may read.");
        }

        foreach (var status in errors.Split)
        {
            yield return new ErrorRule(status, null, null, FailureKind.Rejected, "The page was too large; a smaller one is asked for.");
        }

        foreach (var status in errors.Retry?.Except([429]) ?? [])
        {
            yield return new ErrorRule(status, null, null, FailureKind.Transient, "Usually passes; tried again by itself.");
        }
    }

    private static SystemError Read(RestErrors errors, SystemAnswer answer)
    {
        if (errors.Split.Contains(answer.Status))
        {
            return new SystemError(Split, Text(answer, errors.MessagePointer));
        }

        return new SystemError(Text(answer, errors.CodePointer), Text(answer, errors.MessagePointer));
    }

    private static string? Text(SystemAnswer answer, string? pointer) =>
        answer.Json is null ? null : JsonPointer.Text(answer.Root, pointer);
}

using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.BusinessCentral;

/// <summary>Refusals in Business Central's form.</summary>
internal static class ODataError
{
    public static IResult Of(int status, string code, string message) => RowJson.Answer(
        new { error = new { code, message = $"{message}  CorrelationId:  00000000-0000-4000-8000-000000000000." } }, status);

    public static IResult NotFound(string message) => Of(StatusCodes.Status404NotFound, "BadRequest_NotFound", message);

    public static IResult BadRequest(string message) => Of(StatusCodes.Status400BadRequest, "BadRequest", message);
}

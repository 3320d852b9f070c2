namespace CxHub.Sandbox.BusinessCentral;

/// <summary>A query option that cannot be understood; answered with 400.</summary>
internal sealed class ODataException(string message) : Exception(message);

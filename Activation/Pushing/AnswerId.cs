using System.Security.Cryptography;
using System.Text;
using CxHub.Domain;

namespace CxHub.Activation.Pushing;

/// <summary>The id under which an answer stands in a target: the same in every run, of letters and digits only, because keys of Dataverse travel in URLs.</summary>
public static class AnswerId
{
    public static string Of(SourceKey answer) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{answer.Source}\n{answer.Entity}\n{answer.Id}")).AsSpan(0, 16));
}

using System.Security.Cryptography;
using System.Text;
using CxHub.Domain;

namespace CxHub.Activation.FollowUps;

/// <summary>The key of the work one answer leads to under one rule: the same wherever and however often it is computed.</summary>
public static class FollowUpKey
{
    /// <summary><c>cxh-</c> and 40 hexadecimal digits.</summary>
    public static string Of(string rule, SourceKey feedback) =>
        "cxh-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{rule}\n{feedback.Source}\n{feedback.Entity}\n{feedback.Id}")))[..40];
}

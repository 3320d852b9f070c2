using System.CommandLine;
using CxHub.Functions.Commands.Identity;
using CxHub.Functions.Commands.Reports;
using CxHub.Functions.Commands.Text;

namespace CxHub.Functions.Commands;

/// <summary>The command line of the product.</summary>
internal static class Root
{
    public static RootCommand Build() => new("CxHub: pulls customer data, resolves who is who, scores experience, writes it back to the CRM and closes the loop.")
    {
        HubFlags.Config,
        HubFlags.Store,
        DemoCommand.Build(),
        ServeCommand.Build(),
        RunCommand.Build(),
        CheckCommand.Build(),
        StepCommands.Pull(),
        StepCommands.Resolve(),
        StepCommands.Score(),
        PushCommand.Build(),
        StepCommands.FollowUps(),
        UndoCommand.Build(),
        ExplainCommand.Build(),
        ProvisionCommand.Build(),
        ReportCommand.Build(),
        TextCommand.Build(),
        IdentityCommand.Build(),
        FeedbackCommand.Build(),
        PersonCommand.Build(),
    };
}

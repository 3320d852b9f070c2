using CxHub.Functions.Commands;

return await Root.Build().Parse(Arguments.Or("serve", args)).InvokeAsync();

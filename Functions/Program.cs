using CxHub.Functions.Commands;

Screen.Prepare();
return await Root.Build().Parse(Arguments.Or("serve", args)).InvokeAsync();

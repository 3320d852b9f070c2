using Quartz;

namespace CxHub.Functions.Hosting;

/// <summary>The stand-alone stand-in for timer triggers: Quartz starts each timer function on the schedule of its <c>function.json</c>; runs of one function never overlap.</summary>
public static class TimerJobs
{
    private const string FunctionKey = "function";

    extension(IServiceCollection services)
    {
        public void AddTimerJobs(FunctionCatalog catalog)
        {
            services.AddQuartz(quartz =>
            {
                foreach (var function in catalog.Functions.Where(function => function.Kind is TriggerKind.Timer))
                {
                    quartz.ScheduleJob<TimerJob>(
                        trigger => trigger.WithIdentity(function.Name).WithCronSchedule(Cron(function.Source)),
                        job => job.WithIdentity(function.Name).UsingJobData(FunctionKey, function.Name));
                }
            });
            services.AddQuartzHostedService(options => options.WaitForJobsToComplete = false);
        }
    }

    /// <summary>NCRONTAB (seconds first, both day fields may be <c>*</c>, Sunday is 0) in Quartz's form (one day field must be <c>?</c>, Sunday is 1).</summary>
    internal static string Cron(string ncrontab)
    {
        var fields = ncrontab.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is 5)
        {
            fields = ["0", .. fields];
        }

        fields[5] = fields[5] is "*" ? "?" : string.Join(',', fields[5].Split(',').Select(QuartzDay));
        if (fields[5] is not "?" && fields[3] is "*")
        {
            fields[3] = "?";
        }

        return string.Join(' ', fields);
    }

    private static string QuartzDay(string day) =>
        string.Join('-', day.Split('-').Select(part => int.TryParse(part, out var number) ? ((number % 7) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : part));

    [DisallowConcurrentExecution]
    private sealed class TimerJob(FunctionCatalog catalog, FunctionDispatcher dispatcher) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            var function = catalog.Find(context.MergedJobDataMap.GetString(FunctionKey)!)!;
            await dispatcher.DispatchAsync(new TriggerEvent(function, new StepMessage()), cancellationToken);
        }
    }
}

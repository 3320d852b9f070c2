using Azure.Core;
using Azure.Identity;
using CxHub.Connectors;
using CxHub.Connectors.Http;
using CxHub.Functions.ApplyFollowUpRules;
using CxHub.Functions.CloseLoop;
using CxHub.Functions.Configuration;
using CxHub.Functions.DrainOutbox;
using CxHub.Functions.FetchAnswers;
using CxHub.Functions.Hosting.ServiceBus;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.MeasureInsights;
using CxHub.Functions.PullChanges;
using CxHub.Functions.PullSources;
using CxHub.Functions.PushScores;
using CxHub.Functions.ScoreProfiles;
using CxHub.Functions.WatchFollowUps;

namespace CxHub.Functions.Hosting;

/// <summary>Registers the steps, their functions and what they share.</summary>
public static class HubServices
{
    extension(IServiceCollection services)
    {
        public void AddHubConfiguration(HubConfiguration configuration)
        {
            services.AddSingleton(configuration);
            services.AddSingleton(configuration.Hub);
            services.AddSingleton(configuration.Maps);
            services.AddSingleton(configuration.FollowUps);
            services.AddSingleton(configuration.Scores);
            services.AddSingleton(configuration.Identity);
            services.AddSingleton(configuration.Kpis);
            services.AddSingleton(configuration.Quality);
            services.AddSingleton(configuration.Segments);
            services.AddSingleton(configuration.Topics);
            services.AddText(configuration.Text);
        }

        public void AddFunctions(FunctionCatalog catalog)
        {
            services.AddSingleton(catalog);
            services.AddSingleton<FunctionDispatcher>();
            services.AddSingleton<QueuePump>();
            services.AddSingleton<StepLease>();
            services.AddSingleton<StepMeter>();
            services.AddSingleton<ConfigurationChanges>();
            services.AddSingleton<GivenUpMessages>();
            services.AddSingleton<SchemaWatch>();
            services.AddSingleton<LoopRunner>();
            services.AddSingleton<CxHub.Insights.Drivers.DriverStudies>();
            services.AddSingleton<Reports.StoreReports>();
            services.AddSingleton<HubServer>();
            services.AddInsights();
            services.AddPull();
            services.AddFetchAnswers();
            services.AddMapAndResolve();
            services.AddScore();
            services.AddPush();
            services.AddCloseLoop();
            services.AddFunction<DrainOutboxFunction>("DrainOutbox");
            services.AddSingleton<ReviewPairs>();
            services.AddSingleton<Console.Actions.IConsoleActions, ConsoleActions>();
        }

        public void AddServiceBus(string fullyQualifiedNamespace)
        {
            services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
            services.AddHttpClient<ServiceBusSender>(client => client.BaseAddress = new Uri($"https://{fullyQualifiedNamespace}/"));
            services.AddSingleton<OutboxDispatcher>();
        }

        private void AddText(TextConfig text)
        {
            services.AddSingleton(text);
            if (text.Azure is { } azure)
            {
                services.AddSingleton<IAuthorizer>(_ => new CredentialAuthorizer(new DefaultAzureCredential(), "https://cognitiveservices.azure.com/.default"));
                services.AddAzureLanguage(azure);
            }
        }

        private void AddPull()
        {
            services.AddSingleton<CallBook>();
            services.AddSingleton<BackfillFields>();
            services.AddSingleton<PullStream>();
            services.AddSingleton<SweepKeys>();
            services.AddSingleton<PullAll>();
            services.AddFunction<PullSourcesFunction>("PullSources");
            services.AddFunction<PullChangesFunction>("PullChanges");
        }

        private void AddFetchAnswers()
        {
            services.AddSingleton<FetchAnnounced>();
            services.AddFunction<FetchAnswersFunction>("FetchAnswers");
        }

        private void AddMapAndResolve()
        {
            services.AddSingleton<MapRecords>();
            services.AddSingleton<OwnJudge>();
            services.AddSingleton<JudgeComments>();
            services.AddSingleton(provider => IdentityViews.People(provider.GetRequiredService<IdentityConfig>()));
            services.AddSingleton(provider => IdentityViews.Accounts(provider.GetRequiredService<IdentityConfig>()));
            services.AddSingleton(typeof(IdentityMemory<>));
            services.AddSingleton<ResolveAccounts>();
            services.AddSingleton<ResolvePersons>();
            services.AddSingleton<AttachRecords>();
            services.AddFunction<MapAndResolveFunction>("MapAndResolve");
        }

        private void AddScore()
        {
            services.AddSingleton<ScoreCustomers>();
            services.AddSingleton<ScoreAccounts>();
            services.AddFunction<ScoreProfilesFunction>("ScoreProfiles");
        }

        private void AddPush()
        {
            services.AddSingleton<PushPlanning>();
            services.AddSingleton<PreviewPush>();
            services.AddSingleton<PushTarget>();
            services.AddSingleton<PushGuard>();
            services.AddSingleton<ParkedRows>();
            services.AddSingleton<UndoPush>();
            services.AddFunction<PushScoresFunction>("PushScores");
        }

        private void AddCloseLoop()
        {
            services.AddSingleton<CustomerPlaces>();
            services.AddSingleton<DecideFollowUps>();
            services.AddSingleton<ReadBackFollowUps>();
            services.AddSingleton<OpenFollowUps>();
            services.AddSingleton<SendNotes>();
            services.AddSingleton<EscalateFollowUps>();
            services.AddFunction<ApplyFollowUpRulesFunction>("ApplyFollowUpRules");
            services.AddFunction<CloseLoopFunction>("CloseLoop");
            services.AddFunction<WatchFollowUpsFunction>("WatchFollowUps");
        }

        private void AddInsights()
        {
            services.AddSingleton<MeasureKpis>();
            services.AddSingleton<MeasureQuality>();
            services.AddSingleton<MeasureSegments>();
            services.AddSingleton<InsightMeasures>();
            services.AddFunction<MeasureInsightsFunction>("MeasureInsights");
        }

        private void AddFunction<T>(string name)
            where T : class, ITriggeredFunction
        {
            services.AddSingleton<T>();
            services.AddKeyedSingleton<ITriggeredFunction>(name, (provider, _) => provider.GetRequiredService<T>());
        }
    }
}

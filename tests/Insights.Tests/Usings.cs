global using CxHub.Insights.Scores;
global using CxHub.Insights.Statistics;
global using Xunit;

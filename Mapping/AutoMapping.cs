using System.Linq.Expressions;
using System.Reflection;
using AutoMapper;
using CxHub.Domain.Records;
using CxHub.Mapping.Reading;

namespace CxHub.Mapping;

/// <summary>
/// Turns the rules of a record map into an AutoMapper type map (row scope to canonical record). Each ruled member gets a resolver of
/// its own type; members without a rule keep the default of the record type.
/// </summary>
internal static class AutoMapping
{
    private static readonly MethodInfo CompileMethod = typeof(AutoMapping).GetMethod(nameof(CompileAs), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo MemberMethod = typeof(AutoMapping).GetMethod(nameof(Member), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Func<ValueScope, CanonicalRecord> Compile(CanonicalKind kind, IReadOnlyList<FieldRule> rules, MappingContext context) =>
        (Func<ValueScope, CanonicalRecord>)CompileMethod.MakeGenericMethod(HubFields.TypeOf(kind)).Invoke(null, [rules, context])!;

    private static Func<ValueScope, CanonicalRecord> CompileAs<TRecord>(IReadOnlyList<FieldRule> rules, MappingContext context)
        where TRecord : CanonicalRecord
    {
        var configuration = new MapperConfiguration(
            expression =>
            {
                expression.LicenseKey = context.AutoMapperLicenceKey;
                // Nothing maps by likeness of names: only what a rule says.
                expression.ShouldMapProperty = _ => false;
                expression.ShouldMapField = _ => false;
                expression.ShouldMapMethod = _ => false;
                var map = expression.CreateMap<ValueScope, TRecord>(MemberList.None);
                map.ForMember(record => record.Key, member => member.MapFrom((scope, _, _, _) => scope.Key));
                var unruled = Activator.CreateInstance<TRecord>();
                foreach (var rule in rules)
                {
                    MemberMethod.MakeGenericMethod(typeof(TRecord), rule.Field.Property.PropertyType).Invoke(null, [map, rule, unruled]);
                }

                CountInvalidAnswers(map, rules);
            },
            LicenceLog.Over(context.Loggers));
        var mapper = configuration.CreateMapper();
        return scope => mapper.Map<ValueScope, TRecord>(scope);
    }

    private static void Member<TRecord, TMember>(IMappingExpression<ValueScope, TRecord> map, FieldRule rule, TRecord unruled)
        where TRecord : CanonicalRecord
    {
        var record = Expression.Parameter(typeof(TRecord), "record");
        var member = Expression.Lambda<Func<TRecord, TMember>>(Expression.Property(record, rule.Field.Property), record);
        // A value that is missing leaves the type's own default: completed, transactional, active.
        var missing = (TMember)rule.Field.Property.GetValue(unruled)!;
        map.ForMember(member, options => options.MapFrom((scope, _, _, _) => rule.Value(scope) is { } value ? (TMember)value : missing));
    }

    /// <summary>Answers outside their scale are counted while the other members are filled, so the count comes last.</summary>
    private static void CountInvalidAnswers<TRecord>(IMappingExpression<ValueScope, TRecord> map, IReadOnlyList<FieldRule> rules)
    {
        if (map is IMappingExpression<ValueScope, Feedback> feedback && rules.All(rule => rule.Field.Property.Name is not nameof(Feedback.InvalidAnswers)))
        {
            feedback.ForMember(record => record.InvalidAnswers, member =>
            {
                member.SetMappingOrder(int.MaxValue);
                member.MapFrom((scope, _, _, _) => scope.InvalidAnswers);
            });
        }
    }
}

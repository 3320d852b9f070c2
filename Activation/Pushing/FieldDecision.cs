using CxHub.Mapping.Targets;

namespace CxHub.Activation.Pushing;

/// <summary>What becomes of one field of one record: it changes, it is held back, or (neither) it stays as it is.</summary>
internal readonly record struct FieldDecision(FieldChange? Change, FieldHold? Hold, bool RefusesRow = false)
{
    private static FieldDecision Stays => default;

    public static FieldDecision Of(TargetValue wanted, PushCandidate candidate, PushOptions options)
    {
        var name = wanted.Field.Name;
        if (options.PausedFields.Contains(name))
        {
            return Held(name, "paused, because the field no longer is as the map needs it");
        }

        if (wanted.Trouble is not null)
        {
            return Held(name, $"its value {wanted.Trouble}");
        }

        var state = FieldState.Of(name, candidate);
        if (wanted.Value is null)
        {
            return WithoutValue(wanted, state, candidate);
        }

        return IsThere(wanted, state) ? Stays : Against(wanted, state, candidate);
    }

    private static FieldDecision WithoutValue(TargetValue wanted, FieldState state, PushCandidate candidate) => wanted.Field.Nulls switch
    {
        NullPolicy.Refuse => Held(wanted.Field.Name, "the hub has no value, and the map refuses to write without one") with { RefusesRow = true },
        NullPolicy.Leave => Stays,
        // What never was there, as far as anyone knows, needs no clearing.
        _ => TargetValues.IsEmpty(state.IsKnown ? state.Standing : state.Sent) ? Stays : Against(wanted, state, candidate),
    };

    private static bool IsThere(TargetValue wanted, FieldState state)
    {
        if (state.IsKnown && TargetValues.Same(wanted.Field, state.Standing, wanted.Value))
        {
            return true;
        }

        // Sent before and kept by the target in its own way (cut, reformatted): sending it again would change nothing.
        return state.IsSent && TargetValues.Same(wanted.Field, state.Sent, wanted.Value) && (!state.IsKnown || Untouched(wanted, state));
    }

    /// <summary>The two values differ: the field's policy says who wins.</summary>
    private static FieldDecision Against(TargetValue wanted, FieldState state, PushCandidate candidate)
    {
        var name = wanted.Field.Name;
        var change = new FieldDecision(new FieldChange(name, state.IsKnown, state.Standing, wanted.Value), null);
        if (wanted.Field.Conflict is ConflictPolicy.HubWins)
        {
            return change;
        }

        if (!state.IsKnown)
        {
            return state.IsSent ? change : Held(name, "what stands in the target has not been read yet");
        }

        if (Untouched(wanted, state))
        {
            return change;
        }

        return wanted.Field.Conflict switch
        {
            ConflictPolicy.Newest => wanted.At is { } at && candidate.StandingAt > at ? Held(name, "the target's value is newer") : change,
            ConflictPolicy.OnlyIfEmpty => TargetValues.IsEmpty(state.Standing) ? change : Held(name, "the field is not empty"),
            _ => TargetValues.IsEmpty(state.Standing) && !state.IsSent ? change : Held(name, "somebody changed it in the target, and the target wins"),
        };
    }

    private static bool Untouched(TargetValue wanted, FieldState state) =>
        state.IsSent && TargetValues.IsWhatBecameOf(wanted.Field, state.Standing, state.Sent);

    private static FieldDecision Held(string field, string reason) => new(null, new FieldHold(field, reason));

    /// <summary>What is known about one field: what stands there (if read) and what the hub sent (if it did).</summary>
    private readonly record struct FieldState(bool IsKnown, object? Standing, bool IsSent, object? Sent)
    {
        public static FieldState Of(string field, PushCandidate candidate)
        {
            object? standing = null;
            object? sent = null;
            var isKnown = candidate.Standing?.TryGetValue(field, out standing) ?? false;
            var isSent = candidate.LastWritten?.TryGetValue(field, out sent) ?? false;
            return new FieldState(isKnown, standing, isSent, sent);
        }
    }
}

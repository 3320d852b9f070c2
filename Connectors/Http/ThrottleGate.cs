namespace CxHub.Connectors.Http;

/// <summary>
/// The one door through which all calls of a credential go. It bounds calls at the same time, closes for everyone while the system asks
/// for a pause, and lets urgent calls pass waiting ordinary ones; one slot stays free for them.
/// </summary>
public sealed class ThrottleGate(TimeProvider clock, int slots = 4)
{
    private const int CallsPerNewSlot = 20;
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _urgent = new();
    private readonly Queue<TaskCompletionSource> _normal = new();
    private int _slots = slots;
    private int _mostSlots = slots;
    private int _calmCalls;
    private int _busy;
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;

    /// <summary>Calls allowed at the same time now.</summary>
    public int Slots
    {
        get
        {
            lock (_lock)
            {
                return _slots;
            }
        }
    }

    /// <summary>Waits for the system's pause to end and for a slot. Dispose the lease when the answer is read.</summary>
    public async Task<IDisposable> EnterAsync(CallLane lane, CancellationToken cancellationToken)
    {
        await WaitForSlotAsync(lane, cancellationToken);
        try
        {
            while (Remaining() is { } pause && pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
        catch
        {
            Leave();
            throw;
        }

        return new Lease(this);
    }

    /// <summary>Nobody calls for so long; a shorter pause never shortens a longer one. A system that throttles also gets fewer calls at once.</summary>
    public void CloseFor(TimeSpan pause)
    {
        lock (_lock)
        {
            var until = clock.GetUtcNow() + pause;
            _closedUntil = until > _closedUntil ? until : _closedUntil;
            _slots = Math.Max(2, _slots / 2);
            _calmCalls = 0;
        }
    }

    /// <summary>The degree of parallelism that the system recommends.</summary>
    public void FollowHint(int degree)
    {
        lock (_lock)
        {
            _mostSlots = _slots = Math.Clamp(degree, 2, 50);
            Admit();
        }
    }

    private TimeSpan? Remaining()
    {
        lock (_lock)
        {
            return _closedUntil - clock.GetUtcNow();
        }
    }

    private async Task WaitForSlotAsync(CallLane lane, CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (HasRoom(lane) && (lane is CallLane.Urgent || _urgent.Count is 0))
            {
                _busy++;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (lane is CallLane.Urgent ? _urgent : _normal).Enqueue(turn);
        }

        await using var registration = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        await turn.Task;
    }

    // One slot is kept back for urgent calls as soon as there is more than one.
    private bool HasRoom(CallLane lane) => _busy < (lane is CallLane.Urgent || _slots is 1 ? _slots : _slots - 1);

    private void Leave()
    {
        lock (_lock)
        {
            _busy--;
            if (_slots < _mostSlots && ++_calmCalls >= CallsPerNewSlot)
            {
                // The system has borne this many calls since it throttled: one more at once.
                _slots++;
                _calmCalls = 0;
            }

            Admit();
        }
    }

    private void Admit()
    {
        Admit(_urgent, CallLane.Urgent);
        Admit(_normal, CallLane.Normal);
    }

    private void Admit(Queue<TaskCompletionSource> queue, CallLane lane)
    {
        while (queue.Count > 0 && HasRoom(lane))
        {
            if (queue.Dequeue().TrySetResult())
            {
                _busy++;
            }
        }
    }

    private sealed class Lease(ThrottleGate gate) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) is 0)
            {
                gate.Leave();
            }
        }
    }
}

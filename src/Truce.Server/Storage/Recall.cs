namespace Truce.Server.Storage;

/// <summary>What the database is asked with every request: who has this key, what may they do, which revision is the newest.</summary>
/// <remarks>
/// An answer is remembered until the next commit to the database, of whichever process: whoever is shut out is out with the next request. A
/// PostgreSQL does not tell cheaply whether something has changed, and is asked each time. What is not there is not remembered, so that guessing fills no memory.
/// </remarks>
internal sealed class Recall(Database database)
{
    private const int MostAnswers = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<object, object> _answers = [];
    private long _count;

    /// <summary>The answer to a question, which its key tells from all others; null when there is none. What is returned is shared: it is not to be changed.</summary>
    /// <param name="key">A value that is equal for the same question only.</param>
    /// <param name="ask">Asks the database.</param>
    public async ValueTask<T?> FindAsync<T>(object key, Func<TruceContext, Task<T?>> ask)
        where T : class
    {
        // Counted before it is asked: an answer can be newer than its count, never older.
        var count = database.CountChanges();
        if (count is { } now && Known(key, now) is { } known)
            return (T)known;
        await using var storage = database.Open();
        var answer = await ask(storage);
        if (answer is not null && count is { } then)
            Keep(key, answer, then);
        return answer;
    }

    private object? Known(object key, long count)
    {
        lock (_lock)
        {
            if (count != _count)
            {
                _answers.Clear();
                _count = count;
            }

            return _answers.GetValueOrDefault(key);
        }
    }

    private void Keep(object key, object answer, long count)
    {
        lock (_lock)
        {
            // Somebody saw a later count meanwhile: this answer may be of before.
            if (count != _count)
                return;
            if (_answers.Count >= MostAnswers)
                _answers.Clear();
            _answers[key] = answer;
        }
    }
}

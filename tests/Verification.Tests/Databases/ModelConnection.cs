using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Transactions;
using AwsMessaging.Simulation;
using IsolationLevel = System.Data.IsolationLevel;

namespace AwsMessaging.Verification.Tests.Databases;

/// <summary>A connection of a program to a database of the world.</summary>
/// <param name="schema">The database.</param>
internal sealed class ModelConnection(ModelSchema schema) : DbConnection
{
    private ConnectionState state;
    private Transaction? enlistedIn;

    /// <summary>The database.</summary>
    public ModelSchema Schema => schema;

    /// <summary>The open transaction; null for none.</summary>
    public SimulatedTransaction? Current { get; internal set; }

    /// <inheritdoc/>
    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    /// <inheritdoc/>
    public override string Database => schema.Database.Name;

    /// <inheritdoc/>
    public override string DataSource => "model";

    /// <inheritdoc/>
    public override string ServerVersion => "3.45.0";

    /// <inheritdoc/>
    public override ConnectionState State => state;

    /// <inheritdoc/>
    public override void Open()
    {
        state = ConnectionState.Open;
        EnlistTransaction(Transaction.Current);
    }

    /// <inheritdoc/>
    public override void Close() => state = ConnectionState.Closed;

    /// <inheritdoc/>
    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void EnlistTransaction(Transaction? transaction)
    {
        if (transaction is null || transaction == enlistedIn)
        {
            return;
        }

        enlistedIn = transaction;
        Current = schema.Database.Begin();
        transaction.EnlistVolatile(new Enlistment(this, Current), EnlistmentOptions.None);
    }

    /// <inheritdoc/>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        if (state != ConnectionState.Open || Current is not null)
        {
            throw new InvalidOperationException(Current is null ? "The connection is not open." : "The connection has a transaction already.");
        }

        return new ModelTransaction(this, Current = schema.Database.Begin(), isolationLevel);
    }

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => new ModelCommand { Connection = this };

    /// <summary>Takes part in a <see cref="TransactionScope"/>, alone: the scope's end is one call.</summary>
    private sealed class Enlistment(ModelConnection connection, SimulatedTransaction transaction) : ISinglePhaseNotification
    {
        public void SinglePhaseCommit(SinglePhaseEnlistment singlePhaseEnlistment)
        {
            Leave();
            try
            {
                transaction.Commit();
                singlePhaseEnlistment.Committed();
            }
            catch (ServiceException e)
            {
                singlePhaseEnlistment.InDoubt(new ModelDatabaseException(e.Error));
            }
        }

        public void Rollback(System.Transactions.Enlistment enlistment)
        {
            Leave();
            transaction.Rollback();
            enlistment.Done();
        }

        public void Prepare(PreparingEnlistment preparingEnlistment) =>
            preparingEnlistment.ForceRollback(new NotSupportedException("Two databases in one transaction."));

        public void Commit(System.Transactions.Enlistment enlistment) => enlistment.Done();

        public void InDoubt(System.Transactions.Enlistment enlistment) => enlistment.Done();

        private void Leave()
        {
            connection.Current = null;
            connection.enlistedIn = null;
        }
    }
}

/// <summary>A transaction of a connection.</summary>
internal sealed class ModelTransaction(ModelConnection connection, SimulatedTransaction transaction, IsolationLevel isolationLevel) : DbTransaction
{
    private bool isOver;

    /// <inheritdoc/>
    public override IsolationLevel IsolationLevel => isolationLevel;

    /// <inheritdoc/>
    protected override DbConnection? DbConnection => isOver ? null : connection;

    /// <inheritdoc/>
    public override void Commit()
    {
        Finish();
        try
        {
            transaction.Commit();
        }
        catch (ServiceException e)
        {
            throw new ModelDatabaseException(e.Error);
        }
    }

    /// <inheritdoc/>
    public override async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Finish();
        try
        {
            await transaction.CommitAsync().ConfigureAwait(false);
        }
        catch (ServiceException e)
        {
            throw new ModelDatabaseException(e.Error);
        }
    }

    /// <inheritdoc/>
    public override void Rollback()
    {
        Finish();
        transaction.Rollback();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!isOver)
        {
            Rollback();
        }

        base.Dispose(disposing);
    }

    private void Finish()
    {
        if (isOver)
        {
            throw new InvalidOperationException("The transaction has been committed or rolled back.");
        }

        isOver = true;
        connection.Current = null;
    }
}

using System.Collections;
using System.Collections.Generic;
using System.Data.Common;
using System.Data.Entity.Infrastructure;
using System.Linq;
using System.Linq.Expressions;
using System.Threading;
using System.Threading.Tasks;

namespace System.Data.Entity
{
    public class DbContext : IDisposable
    {
        protected DbContext() { }
        public DbContext(string nameOrConnectionString) { }
        public DbContext(DbConnection existingConnection, bool contextOwnsConnection) { }

        public Database Database => throw null;
        public virtual DbSet<TEntity> Set<TEntity>() where TEntity : class => throw null;
        public virtual int SaveChanges() => throw null;
        public virtual Task<int> SaveChangesAsync() => throw null;
        public virtual Task<int> SaveChangesAsync(CancellationToken cancellationToken) => throw null;
        protected virtual void OnModelCreating(DbModelBuilder modelBuilder) { }
        public void Dispose() { }
        protected virtual void Dispose(bool disposing) { }
    }

    public class Database
    {
        internal Database() { }

        public DbContextTransaction CurrentTransaction => throw null;
        public DbConnection Connection => throw null;
        public DbContextTransaction BeginTransaction() => throw null;
        public DbContextTransaction BeginTransaction(IsolationLevel isolationLevel) => throw null;
        public void UseTransaction(DbTransaction transaction) { }
        public int ExecuteSqlCommand(string sql, params object[] parameters) => throw null;
        public int ExecuteSqlCommand(TransactionalBehavior transactionalBehavior, string sql, params object[] parameters) => throw null;
        public Task<int> ExecuteSqlCommandAsync(string sql, params object[] parameters) => throw null;
        public Task<int> ExecuteSqlCommandAsync(string sql, CancellationToken cancellationToken, params object[] parameters) => throw null;
    }

    public class DbContextTransaction : IDisposable
    {
        internal DbContextTransaction() { }

        public DbTransaction UnderlyingTransaction => throw null;
        public void Commit() { }
        public void Rollback() { }
        public void Dispose() { }
        protected virtual void Dispose(bool disposing) { }
    }

    public enum TransactionalBehavior
    {
        EnsureTransaction,
        DoNotEnsureTransaction
    }

    public class DbModelBuilder { }

    public interface IDbSet<TEntity> : IQueryable<TEntity> where TEntity : class
    {
        TEntity Add(TEntity entity);
        TEntity Attach(TEntity entity);
        TEntity Create();
        TEntity Find(params object[] keyValues);
        TEntity Remove(TEntity entity);
    }

    public class DbSet<TEntity> : DbQuery<TEntity>, IDbSet<TEntity> where TEntity : class
    {
        protected DbSet() { }

        public virtual TEntity Add(TEntity entity) => throw null;
        public virtual IEnumerable<TEntity> AddRange(IEnumerable<TEntity> entities) => throw null;
        public virtual TEntity Attach(TEntity entity) => throw null;
        public virtual TEntity Create() => throw null;
        public virtual TEntity Find(params object[] keyValues) => throw null;
        public virtual Task<TEntity> FindAsync(params object[] keyValues) => throw null;
        public virtual Task<TEntity> FindAsync(CancellationToken cancellationToken, params object[] keyValues) => throw null;
        public virtual TEntity Remove(TEntity entity) => throw null;
        public virtual IEnumerable<TEntity> RemoveRange(IEnumerable<TEntity> entities) => throw null;
    }
}

namespace System.Data.Entity.Infrastructure
{
    public class DbQuery<TResult> : IOrderedQueryable<TResult>
    {
        internal DbQuery() { }

        public virtual DbQuery<TResult> AsNoTracking() => throw null;
        public virtual DbQuery<TResult> Include(string path) => throw null;
        IEnumerator<TResult> IEnumerable<TResult>.GetEnumerator() => throw null;
        IEnumerator IEnumerable.GetEnumerator() => throw null;
        Type IQueryable.ElementType => throw null;
        Expression IQueryable.Expression => throw null;
        IQueryProvider IQueryable.Provider => throw null;
    }
}

using System;
using System.Collections.Generic;
using System.Reflection;
using System.Threading.Tasks;

namespace AWS.Lambda.Powertools.Common;

public interface IPowertoolsConfigurations { }

public class AspectEventArgs : EventArgs
{
    public object Instance => throw null;
    public Type Type => throw null;
    public MethodBase Method => throw null;
    public string Name => throw null;
    public IReadOnlyList<object> Args => throw null;
    public Type ReturnType => throw null;
    public Attribute[] Triggers => throw null;
}

public abstract class UniversalWrapperAttribute : Attribute
{
    protected internal virtual T WrapSync<T>(Func<object[], T> target, object[] args, AspectEventArgs eventArgs) => throw null;
    protected internal virtual Task<T> WrapAsync<T>(Func<object[], Task<T>> target, object[] args, AspectEventArgs eventArgs) => throw null;
}

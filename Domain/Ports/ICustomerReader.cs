using CxHub.Domain.Records;

namespace CxHub.Domain.Ports;

/// <summary>
/// The input of an analysis: is shown every record of a type with its customer, keeps what it needs and forgets the rest. One that
/// reads several types is shown one type after the other, in no order it may rely on.
/// </summary>
public interface ICustomerReader<T>
    where T : CanonicalRecord
{
    void Read(CustomerRecord<T> record);
}

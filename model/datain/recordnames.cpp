#include "model/datain/recordnames.h"

#include "model/text/edtf.h"

namespace sourceline {

using namespace Qt::StringLiterals;

QString RecordName::key() const
{
    if (!handle.isEmpty())
        return handle;
    const QString date = displayDate(dateEdtf);
    return date.isEmpty() ? title : QString(title + u", "_s + date);
}

QString RecordName::words() const
{
    return handle.isEmpty() ? key() : QString(handle + u", "_s + title);
}

RecordNames::RecordNames(sqlite3 *database)
    : m_select(database, "SELECT handle, title, date_edtf FROM incident WHERE id = ?1")
{}

Result<RecordName> RecordNames::of(Id incident)
{
    m_select.reset();
    m_select.bind(1, incident);
    RecordName name{incident, {}, {}, {}};
    if (m_select.next()) {
        name.handle = m_select.text(0);
        name.title = m_select.text(1);
        name.dateEdtf = m_select.text(2);
    }
    if (m_select.failed())
        return m_select.error();
    m_select.reset();
    return name;
}

} // namespace sourceline

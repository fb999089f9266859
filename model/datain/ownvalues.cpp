#include "model/datain/ownvalues.h"

#include "model/exchange/jsonparts.h"

#include <QDateTime>
#include <QJsonDocument>

#include <limits>

namespace sourceline {

using namespace Qt::StringLiterals;

qint64 ownKey(const QString &text)
{
    const Id id = Id::fromText(text);
    return id.value > std::numeric_limits<quint32>::max() ? id.value : 0;
}

int ownBand(const QString &words)
{
    for (int band = 1; band <= 7; ++band) {
        if (likelihoodName(band) == words)
            return band;
    }
    return 0;
}

void OwnValues::refuse(const char *name, const QString &value, const QString &why)
{
    if (!m_problem)
        m_problem = RowProblem{QString::fromUtf8(name), value, why};
}

qint64 OwnValues::need(const char *column, const char *name)
{
    const QString value = read(name);
    const qint64 id = ownKey(value);
    if (id == 0)
        refuse(name, value, u"is no key of a record"_s);
    m_values.push_back({column, Value(id)});
    return id;
}

void OwnValues::text(const char *column, const char *name)
{
    if (const QString value = read(name); !value.isEmpty())
        m_values.push_back({column, Value(value)});
}

void OwnValues::texts(std::initializer_list<const char *> columns)
{
    for (const char *column : columns)
        text(column, column);
}

void OwnValues::key(const char *column, const char *name)
{
    const QString value = read(name);
    if (value.isEmpty())
        return;
    if (const qint64 id = ownKey(value))
        m_values.push_back({column, Value(id)});
    else
        refuse(name, value, u"is no key of a record"_s);
}

void OwnValues::named(const char *column, const char *keyName, const char *name)
{
    key(column, keyName);
    if (!m_problem && m_cell(keyName).isEmpty() && !m_cell(name).isEmpty())
        refuse(name, m_cell(name), u"has no key beside it (%1)"_s.arg(QString::fromUtf8(keyName)));
}

void OwnValues::flag(const char *column, const char *name)
{
    const QString value = read(name);
    if (value.isEmpty())
        return;
    if (value != "yes"_L1 && value != "no"_L1)
        refuse(name, value, u"is neither yes nor no"_s);
    m_values.push_back({column, Value(qint64(value == "yes"_L1 ? 1 : 0))});
}

void OwnValues::whole(const char *column, const char *name)
{
    const QString value = read(name);
    if (value.isEmpty())
        return;
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (!isNumber || number < std::numeric_limits<qint32>::min()
        || number > std::numeric_limits<qint32>::max())
        refuse(name, value, u"is no whole number"_s);
    m_values.push_back({column, Value(number)});
}

void OwnValues::degrees(const char *column, const char *name)
{
    const QString value = read(name);
    if (value.isEmpty())
        return;
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (!isNumber)
        refuse(name, value, u"is no number of degrees"_s);
    m_values.push_back({column, Value(number)});
}

void OwnValues::band(const char *column, const char *name)
{
    const QString value = read(name);
    if (value.isEmpty())
        return;
    const int band = ownBand(value);
    if (band == 0)
        refuse(name, value, u"is no likelihood of ICD 203"_s);
    m_values.push_back({column, Value(qint64(band))});
}

void OwnValues::moment(const char *column, const char *name)
{
    const QString value = read(name);
    const QDateTime at = QDateTime::fromString(value, Qt::ISODateWithMs);
    if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
        refuse(name, value, u"is no moment as 2026-11-29T12:00:00Z"_s);
    m_values.push_back({column, Value(at.toMSecsSinceEpoch())});
}

void OwnValues::term(const char *column, const QString &scheme, const char *name)
{
    const QString code = read(name);
    if (code.isEmpty())
        return;
    const Id term = m_known.term(scheme, code);
    if (!term.isValid())
        refuse(name, code, u"is no %1 of this casefile"_s.arg(scheme));
    m_values.push_back({column, Value(term.value)});
}

QJsonArray OwnValues::array(const char *name)
{
    const QString value = read(name);
    if (value.isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(value.toUtf8());
    if (!document.isArray())
        refuse(name, value.left(80), u"is no JSON array"_s);
    return document.array();
}

} // namespace sourceline

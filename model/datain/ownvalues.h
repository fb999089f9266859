#pragma once

#include "model/datain/importedrow.h"
#include "model/datain/knownrows.h"
#include "model/store/writer.h"

#include <QJsonArray>

#include <functional>

namespace sourceline {

/// The text of a column; empty where there is none.
using OwnCell = std::function<QString(const char *)>;

/// The values of one record, read out of the cells of one of our rows. What a cell leaves empty is
/// not stated; the first one that cannot be read is the problem, and nothing is read past it.
class OwnValues
{
public:
    OwnValues(const OwnCell &cell, const KnownRows &known)
        : m_cell(cell)
        , m_known(known)
    {}

    qint64 need(const char *column, const char *name); ///< a key that must be there
    void text(const char *column, const char *name);
    void key(const char *column, const char *name);
    void flag(const char *column, const char *name); ///< yes or no
    void whole(const char *column, const char *name);
    void degrees(const char *column, const char *name);
    void band(const char *column, const char *name);   ///< one of the seven of ICD 203, in words
    void moment(const char *column, const char *name); ///< ISO 8601 with its zone
    void term(const char *column, const QString &scheme, const char *name);
    /// Of an actor or a place: a name that stands there without the key of the record it names
    /// would be lost.
    void named(const char *column, const char *keyName, const char *name);
    QJsonArray array(const char *name);

    void texts(std::initializer_list<const char *> columns);

    const std::optional<RowProblem> &problem() const { return m_problem; }

    Values take() { return std::move(m_values); }

private:
    QString read(const char *name) const { return m_problem ? QString() : m_cell(name); }

    void refuse(const char *name, const QString &value, const QString &why);

    const OwnCell &m_cell;
    const KnownRows &m_known;
    Values m_values;
    std::optional<RowProblem> m_problem;
};

/// The band of ICD 203 that these words name; 0: none.
int ownBand(const QString &words);

/// A key of ours; 0 where the text is none.
qint64 ownKey(const QString &text);

} // namespace sourceline

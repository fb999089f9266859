#pragma once

#include "model/datain/tablefile.h"

#include <QHash>

namespace sourceline {

/// What a sheet of ours holds.
enum class OwnKind
{
    None,
    Records, ///< CSV of claims: `record` says what a row is
    Incidents,
    Claims,
    Attributions,
    Assessments,
    Sources
};

OwnKind ownKindOf(const TableFile::Sheet &sheet);

/// Whether these are the columns of our CSV with a row per incident, which only goes out.
bool isIncidentExport(const TableFile::Sheet &sheet);

/// The cells of one of our rows by their headings, exactly as they were written. One thread.
class OwnCells
{
public:
    /// `isGuarded`: apostrophes before formulas are taken off.
    OwnCells(const QStringList &heading, bool isGuarded);

    void setLine(const TableLine &line) { m_cells = line.cells; }

    /// Empty where there is no such column.
    QString operator()(const char *column) const;

private:
    QHash<QString, size_t> m_columns;
    std::span<const QByteArrayView> m_cells;
    bool m_isGuarded;
};

} // namespace sourceline
